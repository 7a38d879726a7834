/**
 * Written in front of the service worker by `talkdown/outputs/scripts.py`: its build, the
 * files that it keeps by their hashes (pages have none), and pages that carry no mark, which it leaves alone.
 */
declare const TALKDOWN_BUILD: { version: string; files: Record<string, string>; unmarkedPages: string[] };
