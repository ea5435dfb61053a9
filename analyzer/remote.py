"""Documents that lie elsewhere: what an address stands for, and the bytes behind it.

An address is what the user types with a scheme, as in s3://bucket/plans. Nothing else is ever
fetched, and what is fetched is not looked into here: that is done by the process that reads
documents, which has no network.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from analyzer.errors import PolicyReadError, UsageError, refusal
from analyzer.labels import Code
from analyzer.reading.content import refuse_large
from analyzer.reading.limits import MIB, Limits
from analyzer.report import visible

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = "file"  # a path that all computers of a cluster see, on a shared disk
WEB = frozenset({"http", "https"})  # one document each: a page of links is not followed
# Not all that fsspec knows: some schemes unpack archives, which the parent must not do, or keep
# copies on disk.
SCHEMES = WEB | frozenset(
    {FILE, "abfs", "abfss", "az", "ftp", "gcs", "gs", "hdfs", "memory", "s3", "sftp", "smb"}
)
PACKAGES = {"abfs": "adlfs", "abfss": "adlfs", "az": "adlfs", "gcs": "gcsfs", "gs": "gcsfs"} | {
    "hdfs": "pyarrow",
    "http": "aiohttp requests",
    "https": "aiohttp requests",
    "s3": "s3fs",
    "sftp": "paramiko",
    "smb": "smbprotocol",
}
PIECE = 8 * MIB  # that are asked for at a time: most documents come in one

_ADDRESS = re.compile(r"([a-z][a-z0-9+.\-]+)://", re.IGNORECASE)  # C:\ is none
_PATTERN = re.compile(r"[*?\[]")


class Remote(NamedTuple):
    """A document by its address."""

    url: str

    @property
    def shown(self) -> str:
        """The address without what may be secret: user, password and what follows a `?`."""
        if self.url.partition("://")[0].lower() not in WEB:
            scheme, _, rest = self.url.partition("://")
            host, slash, path = rest.partition("/")
            return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

    @property
    def local(self) -> Path | None:
        """The path on this computer that a file:// address stands for."""
        scheme, _, path = self.url.partition("://")
        return Path(path) if scheme == FILE else None


class Listing(NamedTuple):
    """The documents below an address, in order, and how many other files there are."""

    documents: tuple[Remote, ...]
    root: str  # the address of the folder that they lie in, as shown
    skipped: int = 0


def is_address(given: object) -> bool:
    """Whether `given` is text that names a place elsewhere."""
    return isinstance(given, str) and _ADDRESS.match(given) is not None


def parse_address(given: str) -> Remote:
    """`given` as an address.

    Raises:
        UsageError: nothing can be fetched from there.
    """
    found = _ADDRESS.match(given)
    scheme = found[1].lower() if found else ""
    remote = Remote(f"{scheme}://{given[found.end() :]}" if found else given)
    if scheme not in SCHEMES or "::" in given:
        known = ", ".join(sorted(SCHEMES))
        raise UsageError(
            f"{visible(remote.shown)}: carveout does not read from such an address. "
            f"Addresses begin with one of {known}, followed by ://."
        )
    if scheme == FILE and not remote.url.partition("://")[2].startswith("/"):
        raise UsageError(
            f"{visible(remote.shown)}: a file address has three slashes: two behind the colon, "
            "and the one that the whole path begins with."
        )
    return remote


def below(remote: Remote, wanted: Callable[[str], bool]) -> Listing:
    """The document at an address, or all below it or of its pattern whose names are `wanted`.

    Nothing is opened. A web address is not even asked for: it stands for one document.

    Raises:
        UsageError: there is nothing, it cannot be listed, or a package is missing.
    """
    scheme = remote.url.partition("://")[0]
    if scheme in WEB:
        return Listing((remote,), posixpath.dirname(remote.shown))
    system, path = _system(remote)
    root, found = path, []
    try:
        if system.isfile(path):
            return Listing((remote,), posixpath.dirname(remote.shown))
        pattern = _PATTERN.search(path)
        if system.isdir(path):
            found = system.find(path)
        elif pattern:
            root = posixpath.dirname(path[: pattern.start()])
            found = [one for one in system.glob(path) if not system.isdir(one)]
    except Exception as problem:  # each system has errors of its own
        raise UsageError(
            f"{visible(remote.shown)}: it cannot be listed ({type(problem).__name__}). "
            "Check the address, your rights and the network."
        ) from problem
    if not found:
        raise UsageError(
            f"{visible(remote.shown)}: there is nothing. Check the spelling and your rights."
        )
    kept = sorted(one for one in found if wanted(posixpath.basename(one)))
    documents = tuple(_beside(remote, system, path, one) for one in kept)
    folder = _beside(remote, system, path, root).shown.rstrip("/")
    return Listing(documents, folder, len(found) - len(kept))


def _beside(remote: Remote, system: Any, path: str, other: str) -> Remote:
    """The address of `other`, which lies on the system where `path` is that of `remote`.

    What the system itself would make of it lacks the host.
    """
    given, path = remote.url.rstrip("/"), path.rstrip("/")
    if path and given.endswith(path):
        return Remote(given.removesuffix(path) + other)
    return Remote(system.unstrip_protocol(other))


def fetched(remote: Remote, name: str, limits: Limits) -> bytes | Path:
    """The bytes at an address; of a file:// address the path, to be read with all care.

    Args:
        name: how messages call the document.

    Raises:
        PolicyReadError: it cannot be fetched, or is larger than `limits` allow.
        UsageError: a package is missing.
    """
    if remote.local:
        return remote.local
    system, path = _system(remote)
    content = bytearray()
    try:
        # Without read-ahead: each byte is asked for once.
        with system.open(path, "rb", cache_type="none") as file:
            refuse_large(name, getattr(file, "size", None) or 0, limits)
            while piece := file.read(PIECE):
                content += piece
                refuse_large(name, len(content), limits)  # whatever was said of its size
    except PolicyReadError:
        raise
    except FileNotFoundError as problem:
        raise refusal(name, Code.E_NOT_FILE, what="file does not exist") from problem
    except Exception as problem:  # each system has errors of its own
        raise PolicyReadError(
            name,
            Code.E_UNREADABLE,
            f"it could not be fetched ({type(problem).__name__}).",
            remedy="Check that you may read it there and that the network is up, and scan again.",
        ) from problem
    return bytes(content)


def _system(remote: Remote) -> tuple[Any, str]:
    """The file system behind an address, and the path there."""
    scheme = remote.url.partition("://")[0]
    try:
        from fsspec.core import url_to_fs  # late: most documents lie here
    except ImportError as problem:
        raise UsageError(
            f"{visible(remote.shown)}: reading from elsewhere needs a package that is not "
            "installed. Install it: pip install 'carveout[cluster]'"
        ) from problem
    try:
        system, path = url_to_fs(remote.url)
    except ImportError as problem:
        raise UsageError(
            f"{visible(remote.shown)}: {scheme}:// needs a package that is not installed. "
            f"Install it: pip install {PACKAGES.get(scheme, 'fsspec')}"
        ) from problem
    except Exception as problem:
        raise UsageError(
            f"{visible(remote.shown)}: the address cannot be used ({type(problem).__name__}). "
            "Check its spelling."
        ) from problem
    return system, path
