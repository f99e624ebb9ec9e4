"""What a file is: by its first bytes where they tell, else by its name; and the streams that it is read and written through."""

from __future__ import annotations

import contextlib
import io
import os
import sys

from ..errors import DataError, MissingExtraError, UsageError, instead_of_missing, shown
from ..light import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, Any, TextIO

TEXT = ("csv", "tsv", "jsonl", "json")
FRAMES = ("parquet", "arrow")
OTHERS = ("sigmf", "sdr++", "gqrx")
WRITTEN = (*TEXT, *FRAMES)
READ = (*TEXT, *FRAMES, *OTHERS)
FAST = "pip install 'specx[fast]'"
_ENDINGS = {
    ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".parquet": "parquet",
    ".pq": "parquet", ".arrow": "arrow", ".feather": "arrow", ".ipc": "arrow", ".sigmf-meta": "sigmf", ".dat": "csv", ".txt": "csv",
}  # fmt: skip
_PACKED = {".gz": "gzip", ".zst": "zstd", ".zstd": "zstd"}
_SIGNS = ((b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"))
_FRAME_SIGNS = ((b"PAR1", "parquet"), (b"ARROW1", "arrow"))


class FileForm(NamedTuple):
    """What a file is, and how it is packed ("" for not)."""

    format: str
    packed: str = ""


def named(path: str) -> FileForm:
    """What the name of a file says; an empty format where it says nothing."""
    stem, ending = os.path.splitext(path.lower())
    packed = _PACKED.get(ending, "")
    if packed:
        ending = os.path.splitext(stem)[1]
    return FileForm(_ENDINGS.get(ending, ""), packed)


@contextlib.contextmanager
def opened(path: str) -> Iterator[tuple[IO[bytes], FileForm]]:
    """The bytes of a file, unpacked, with what it is; stdin for "-". Raises `DataError`."""
    with contextlib.ExitStack() as stack:
        try:
            raw: IO[bytes] = _stdin() if path == "-" else stack.enter_context(open(path, "rb"))
        except OSError as problem:
            raise DataError(f"{path}: {problem.strerror or problem}", instead_of_missing(path)) from None
        stream, packed = _unpacked(io.BufferedReader(_Raw(raw)), path)
        form = named("" if path == "-" else path)
        first = stream.peek(8)[:8]
        sign = next((kind for begins, kind in _FRAME_SIGNS if first.startswith(begins)), "")
        yield stream, FileForm(sign or form.format or _looks(stream), packed)


class _Raw(io.RawIOBase):
    """A stream of bytes of whatever kind, so that its beginning can be looked at."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        found = self._stream.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)


def _stdin() -> IO[bytes]:
    binary = getattr(sys.stdin, "buffer", None)
    return binary if binary is not None else io.BytesIO(sys.stdin.read().encode("utf-8", "surrogateescape"))


def _unpacked(stream: io.BufferedReader, path: str) -> tuple[io.BufferedReader, str]:
    first = stream.peek(4)[:4]
    packed = next((kind for begins, kind in _SIGNS if first.startswith(begins)), "")
    if packed == "gzip":
        import gzip

        return io.BufferedReader(_Packed(gzip.GzipFile(fileobj=stream), path)), packed
    if packed == "zstd":
        return io.BufferedReader(_Packed(_Frames(stream), path)), packed
    return stream, packed


class _Packed(_Raw):
    """What is unpacked; what is wrong with it is told as of the file."""

    def __init__(self, stream: Any, path: str) -> None:
        super().__init__(stream)
        self._path = path

    def readinto(self, buffer: Any) -> int:
        try:
            return super().readinto(buffer)
        except Exception as problem:
            raise DataError(f"{shown(self._path)}: cannot be unpacked: {problem}") from None


class _Frames:
    """What is unpacked of frames of zstd, one behind another. A last one that is cut short is no end."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._begin = _zstd().ZstdDecompressor().decompressobj
        self._frame: Any = None
        self._packed = self._held = b""

    def read(self, size: int) -> bytes:
        """At most so many bytes; none at the end. Raises `ValueError` where a frame is not whole."""
        while not self._held:
            packed = self._packed or self._stream.read(4096)  # a few bytes may hold a lot
            if not packed:
                if self._frame is not None:
                    raise ValueError("it ends before its last frame does")
                return b""
            self._frame = self._frame or self._begin()
            self._held, self._packed = self._frame.decompress(packed), b""
            if self._frame.eof:
                self._packed, self._frame = self._frame.unused_data, None
        found, self._held = self._held[:size], self._held[size:]
        return found


def _zstd() -> Any:
    try:
        import zstandard
    except ImportError:
        raise MissingExtraError("zstd needs an extra that is not installed", FAST) from None
    return zstandard


def _looks(stream: io.BufferedReader) -> str:
    """What the beginning of a text looks like."""
    begins = stream.peek(4096)[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if begins.startswith(b"{"):
        return "jsonl"
    return "json" if begins.startswith(b"[") else "csv"


def has_fast() -> bool:
    """Whether what reads columns is installed."""
    from importlib.util import find_spec

    return find_spec("polars") is not None and find_spec("numpy") is not None


def text_of(stream: IO[bytes]) -> TextIO:
    """The text of a stream. Bytes that are no UTF-8 are kept as they are."""
    return io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")


@contextlib.contextmanager
def packing(stream: IO[bytes], packed: str) -> Iterator[IO[bytes]]:
    """What goes to a stream of bytes packed, where that is wished; the stream stays open."""
    with contextlib.ExitStack() as stack:
        target: Any = stream
        if packed == "gzip":
            import gzip

            target = stack.enter_context(gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0))
        elif packed == "zstd":
            target = stack.enter_context(_zstd().ZstdCompressor().stream_writer(stream, closefd=False))
        yield target


class _LeftOpen(io.BufferedIOBase):
    """A stream that stays open when what writes to it is gone, a full disk or a closed pipe among the reasons."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.write = stream.write  # type: ignore[method-assign]
        self.flush = stream.flush  # type: ignore[method-assign]

    def writable(self) -> bool:
        """True."""
        return True

    def close(self) -> None:
        """Nothing: the stream is another's to close."""


@contextlib.contextmanager
def writing(stream: IO[bytes], packed: str) -> Iterator[TextIO]:
    """A text that goes to a stream of bytes, packed where that is wished; the stream stays open."""
    with packing(stream, packed) as target:
        left: Any = _LeftOpen(target)
        text = io.TextIOWrapper(left, encoding="utf-8", errors="surrogateescape", newline="")
        try:
            yield text
        finally:
            text.flush()


def wanted_format(asked: str, to: str, read: FileForm) -> FileForm:
    """What is to be written: what -o says, else the name of --to, else what was read. Raises `UsageError`."""
    name = named(to) if to else FileForm("")
    if asked and asked not in WRITTEN:
        raise UsageError(f"-o '{shown(asked)}' is not written", f"choose from {', '.join(WRITTEN)}")
    known = asked or name.format or read.format
    if known == "gqrx":
        known = "csv"  # that program refuses a line with more columns
    if known in FRAMES and name.packed:
        raise UsageError(f"{known} is packed inside", f"leave {os.path.splitext(to)[1]} out of the name")
    return FileForm(known, name.packed)
