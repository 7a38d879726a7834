/** Written in front of the service worker by `talkdown/outputs/scripts.py`: its build, and the files of it that it keeps. */
declare const TALKDOWN_BUILD: { version: string; files: string[] };
