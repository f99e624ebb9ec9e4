"""The environments that are compared: this version as a wheel, with and without extras, an older one, and the peers."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent
# What 0.1.0 was, should the tag not have come along.
FIRST = "6c13df708115632188b80439f865238b9a6a49bd"
PEERS = ("typer==0.28.*", "rf-info", "yamllint", "check-jsonschema")
FAST_PEERS = ("duckdb", "pandas", "pyarrow")


@dataclass(frozen=True)
class Environments:
    """Made below a folder, each when it is first asked for; those of others are kept there for the next run."""

    folder: Path
    older: str = "0.1.0"

    @cached_property
    def wheel(self) -> Path:
        """The wheel of the working tree."""
        folder = self.folder / "wheel"
        shutil.rmtree(folder, ignore_errors=True)
        _pip(sys.executable, "wheel", "--no-deps", "-w", str(folder), str(ROOT))
        return next(folder.glob("*.whl"))

    @cached_property
    def base(self) -> Path:
        """Where this version stands as `pip install` leaves it."""
        return self._ours("base", "", ())

    @cached_property
    def fast(self) -> Path:
        """The same with its extra for large files, and those that do such work by hand."""
        return self._ours("fast", "[fast]", FAST_PEERS)

    @cached_property
    def old(self) -> Path:
        """The older version."""
        source = self.folder / "source"
        if not source.exists():
            subprocess.run(["git", "clone", "-q", str(ROOT), str(source)], check=True)
        known = subprocess.run(["git", "rev-parse", "-q", "--verify", self.older], cwd=source, capture_output=True)
        revision = FIRST if known.returncode and self.older == "0.1.0" else self.older
        subprocess.run(["git", "checkout", "-q", revision], cwd=source, check=True)
        return self._made(f"old-{self.older.replace('/', '-')}", [str(source)])

    @cached_property
    def peers(self) -> Path:
        """Programs of others that stand beside specx."""
        return self._made("peers", PEERS)

    def versions(self) -> dict[str, str]:
        """What the peers are called and which version answered."""
        names = ("typer", "rf_info", "yamllint", "check-jsonschema"), ("duckdb", "pandas", "polars", "numpy")
        found = {}
        for folder, wanted in zip((self.peers, self.fast), names, strict=True):
            for name in wanted:
                asked = f"from importlib.metadata import version; print(version({name!r}))"
                ran = subprocess.run([folder / "python", "-c", asked], capture_output=True, encoding="utf-8")
                if not ran.returncode:
                    found[name.replace("_", "-")] = ran.stdout.strip()
        for name in ("jq", "sqlite3"):
            if program := shutil.which(name):
                told = subprocess.run([program, "--version"], capture_output=True, encoding="utf-8").stdout
                found[name] = told.split()[0].removeprefix("jq-")
        return found

    def _ours(self, name: str, extra: str, others: tuple[str, ...]) -> Path:
        place = self._made(name, [f"{self.wheel}{extra}", *others])
        _pip(place / "python", "install", "--force-reinstall", "--no-deps", str(self.wheel))
        return place

    def _made(self, name: str, wanted: list[str] | tuple[str, ...]) -> Path:
        """The folder of its programs."""
        place = self.folder / name / "bin"
        if not (self.folder / name / "made").exists():
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(place.parent)], check=True)
            try:
                # The program that pip puts on the path is part of each call, and that of an old pip imports more.
                _pip(place / "python", "install", "--upgrade", "pip")
                _pip(place / "python", "install", *wanted)
            except subprocess.CalledProcessError:
                # One that cannot be had must not keep the others out: it is named as not measured.
                for each in wanted:
                    subprocess.run([place / "python", *_INSTALL, each], check=False)
            (place.parent / "made").touch()
        return place


_INSTALL = ("-m", "pip", "-q", "--disable-pip-version-check", "install")


def _pip(python: str | Path, verb: str, *words: str) -> None:
    subprocess.run([python, *_INSTALL[:-1], verb, *words], check=True)
