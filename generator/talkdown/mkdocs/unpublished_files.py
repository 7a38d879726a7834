"""Files of an author's that stay away from the site: what nobody has looked into would act on readers or on the server."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from mkdocs.structure.files import File

from talkdown.outputs.web.server_config import NAMED_BY_HASH
from talkdown.storage.display import on_one_line
from talkdown.storage.names import name_key

SCRIPT_SUFFIXES = (".js", ".mjs", ".cjs", ".jsm", ".es", ".es6", ".ecma", ".javascript")
"""What servers send as a script: all endings that a list of types has for one (Debian's media-types, shared-mime-info, Apache,
mime-db), since a server takes the list of its machine. As something else browsers run nothing: servers send `nosniff`."""

PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
DRAWING_SUFFIXES = (".svg", ".xml")
"""What a browser shows as a page, too, with scripts in it."""

_XML_SUFFIXES = (".xhtml", *DRAWING_SUFFIXES)

_UNREAD_PAGE_SUFFIXES = tuple(
    ".xht .shtml .mht .mhtml .hta .svgz .xsl .xslt .xsd .rdf .rss .atom .mml .xul .wsdl .htc".split()
)
"""What lists of types (Debian's media-types, mime-db) have as HTML or as XML besides: browsers show it as a page, too."""

_PROGRAM_SUFFIXES = tuple(".php .phtml .phar .cgi .asp .aspx .ashx .jsp".split())
"""What a web server may run."""

_OTHER_ENCODING = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"'](?!utf-?8[\"'])|<meta[^>]{0,500}?charset\s*=\s*[\"']?(?!utf-?8)[a-z]",
    re.I,
)
"""In a page, the name of an encoding in which its bytes would be other letters than those that were looked at."""

_BYTES_OF_OTHER_ENCODINGS = (b"\0", b"\x1b")
"""UTF-16 without a mark, and ISO-2022, in which ASCII letters stand for others."""

_ENTITY = re.compile(rb"<!ENTITY", re.I)
_PREFIXED_SCRIPT = re.compile(rb"<[^\s<>/:]+:script\b", re.I)
"""A script of SVG or XHTML in a namespace with a name of the author's: `<s:script>`."""

_COMPRESSED_SUFFIXES = (".gz", ".br", ".zst")
"""What nginx (`gzip_static`, `brotli_static`) and Caddy (`precompressed`) send in place of the name before it."""

_PACKED_SUFFIXES = ("", ".tar")
"""Before such an ending they name no file that a browser would act on: `words.tar.gz` is a download."""

_NAMED_BY_HASH = re.compile(NAMED_BY_HASH)

_SETTINGS_OF_HOSTS = frozenset(
    "_redirects _routes.json _worker.js .htaccess .user.ini netlify.toml staticwebapp.config.json vercel.json web.config".split()
)
"""What hosts read in a site as their own settings: Netlify and Cloudflare Pages, Apache, PHP, Azure, Vercel, IIS. One line in it
leads all readers elsewhere. (`_headers` is ours.)"""


def why_unpublished(file: File, allowed_scripts: Collection[str], site_keys: Collection[str]) -> str:
    """Why an author's file stays away from the site; empty if it may go there.

    `allowed_scripts` are paths of scripts that settings list; `site_keys` the names of all that is on the site, as `name_key`
    has them.
    """
    name = file.dest_uri.lower()
    if name.endswith(_COMPRESSED_SUFFIXES):
        plain_path = PurePosixPath(file.dest_uri).with_suffix("")
        if name_key(str(plain_path)) in site_keys or plain_path.suffix.lower() not in _PACKED_SUFFIXES:
            return f"servers would send it in place of `{on_one_line(plain_path.name)}`"
    if _NAMED_BY_HASH.fullmatch(name):
        return "it has the name of a file of the theme's, which servers and browsers keep for a year"
    if name.endswith(_PROGRAM_SUFFIXES):
        return "a server may run it as a program"
    if name.endswith(_UNREAD_PAGE_SUFFIXES):
        return "browsers take it for a page, and of pages only `.html`, `.svg` and `.xml` are looked at"
    if name.endswith((*PAGE_SUFFIXES, *DRAWING_SUFFIXES)):
        return _why_unreadable(file.content_bytes, is_xml=name.endswith(_XML_SUFFIXES))
    if PurePosixPath(name).name in _SETTINGS_OF_HOSTS:
        return "hosts take it for their settings; if they are to, copy it into the site after the build"
    if name.endswith(SCRIPT_SUFFIXES) and file.src_uri not in allowed_scripts:
        return (
            "no setting lists this script; if it is to run, add it to `scripts:` of the plugin in mkdocs.yml"
        )
    return ""


def _why_unreadable(content: bytes, *, is_xml: bool) -> str:
    """Why a browser may read another page in these bytes than the one that is looked at; empty if it cannot."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return "it is not in UTF-8"
    if any(byte in content for byte in _BYTES_OF_OTHER_ENCODINGS) or _OTHER_ENCODING.search(content):
        return "it is not in UTF-8, or says so"
    if is_xml and _ENTITY.search(content):
        return "an entity of its own may stand for any markup"
    if is_xml and _PREFIXED_SCRIPT.search(content):
        return "a script in it has a prefix, and is not looked at: write `<script>`"
    return ""
