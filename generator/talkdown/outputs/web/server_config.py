"""The headers a server has to send, in the words of the servers that are most used.

The files lie in the site, because the policy holds for exactly the pages it was computed from: whoever
copies the site has both. They hold nothing that a reader of the site does not receive anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from talkdown.outputs import Artifact
from talkdown.outputs.web import manifest
from talkdown.outputs.web.gzipped import LEAST_BYTES

_FOREVER = "public, max-age=31536000, immutable"  # a year in seconds, the most that RFC 2616 advised
_REVALIDATE = "no-cache"

NAMED_BY_HASH = "assets/(javascripts/(bundle|workers/search)|stylesheets/(main|palette))[.][0-9a-f]{8}[.]min[.](js|css)([.]map)?"
"""The paths of the files in whose names the theme, and nobody else, writes a hash of what is in them: they never change, and no
author withdraws one."""

_COMPRESSED_TYPES = (
    "text/css text/javascript application/javascript application/json application/manifest+json image/svg+xml"
)


def render(
    policy: str, frame_ancestors: tuple[str, ...], indexed: bool, hashed_paths: Iterable[str] = ()
) -> Iterator[Artifact]:
    """`_headers` for Cloudflare Pages and Netlify; a snippet for nginx and one for Caddy.

    `hashed_paths` are the files of the site that are named by a hash.
    """
    headers = {"Content-Security-Policy": policy, **_other_headers(frame_ancestors, indexed)}
    yield Artifact("_headers", _as_headers(headers, hashed_paths).encode())
    yield Artifact("_server/nginx.conf", _as_nginx(headers).encode())
    yield Artifact("_server/Caddyfile", _as_caddy(headers).encode())


def _other_headers(frame_ancestors: tuple[str, ...], indexed: bool) -> dict[str, str]:
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if not frame_ancestors:
        headers["X-Frame-Options"] = "DENY"
    if not indexed:
        headers["X-Robots-Tag"] = "noindex"
    return headers


def _as_headers(headers: dict[str, str], hashed_paths: Iterable[str]) -> str:
    """Each hashed file by its name: hosts send what a folder's rule says with an error, too, and that would be kept for a year."""
    rows = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    for path in hashed_paths:
        rows += [f"/{path}", f"  Cache-Control: {_FOREVER}"]
    rows += ["/sw.js", f"  Cache-Control: {_REVALIDATE}"]
    return "\n".join(rows) + "\n"


def _as_nginx(headers: dict[str, str]) -> str:
    """No `location` sends headers of its own: in nginx that would drop all of the others.

    A build is published by turning a symbolic link: `open_file_cache` would go on serving the one before,
    and `disable_symlinks` would serve none.
    """
    rows = [
        "# Inside a server block: include /path/to/site/_server/nginx.conf;",
        "# After a build that changes it: nginx -s reload",
        *(f'add_header {name} "{value}" always;' for name, value in headers.items()),
        f'set $talkdown_cache "{_REVALIDATE}";',
        f'if ($uri ~ "^/{NAMED_BY_HASH}$") {{ set $talkdown_cache "{_FOREVER}"; }}',
        # A part that a file has not is an error that nginx sends without asking again which headers go with one.
        f'if ($http_range) {{ set $talkdown_cache "{_REVALIDATE}"; }}',
        "add_header Cache-Control $talkdown_cache;",
        # Whole addresses would name the scheme, port and host of a server that a proxy hides, or whatever host a stranger
        # wrote into his request.
        "absolute_redirect off;",
        "server_name_in_redirect off;",
        "port_in_redirect off;",
        "open_file_cache off;",
        "disable_symlinks off;",
        # Who opened the pages for hard days is nobody's business; with a password or sign-on a log would name them.
        "access_log off;",
        "gzip on;",
        "gzip_static on;",
        "gzip_vary on;",
        "gzip_proxied any;",
        "gzip_comp_level 5;",  # for pages: 9 takes 2 to 4 % more off the size of ours
        f"gzip_min_length {LEAST_BYTES};",
        f"gzip_types {_COMPRESSED_TYPES};",
        "error_page 404 /404.html;",
        f"location = /{manifest.NAME} {{ types {{}} default_type {manifest.TYPE}; }}",
        "location = /_headers { return 404; }",
        "location ^~ /_server/ { return 404; }",
    ]
    return "\n".join(rows) + "\n"


def _as_caddy(headers: dict[str, str]) -> str:
    rows = ["# Inside a site block, after its root: import /path/to/site/_server/Caddyfile"]
    rows += ["# After a build that changes it: caddy reload", "header {"]
    rows += [f'\t{name} "{value}"' for name, value in headers.items()]
    rows += [f'\t?Cache-Control "{_REVALIDATE}"', "}"]
    # Only a file that is there, and as a whole: who asks before it is copied, or for a part that it has not, would keep the
    # error for a year. A password that is missing is handled below.
    rows += ["@hashed {", f"\tpath_regexp ^/{NAMED_BY_HASH}$", "\tfile", "\tnot header Range *", "}"]
    rows += [f'header @hashed Cache-Control "{_FOREVER}"']
    rows += [f"header /{manifest.NAME} Content-Type {manifest.TYPE}"]
    rows += ["encode gzip", "file_server {", "\tprecompressed gzip", "}"]
    rows += ["@hidden path /_headers /_server/*", "error @hidden 404"]
    # Another error, such as a password that is missing, has no page of ours: its reader may be a stranger.
    rows += [
        "handle_errors {",
        f'\theader Cache-Control "{_REVALIDATE}"',
        "\t@missing expression {http.error.status_code} == 404",
    ]
    rows += ["\thandle @missing {", "\t\trewrite * /404.html", "\t\tfile_server", "\t}", "}"]
    return "\n".join(rows) + "\n"
