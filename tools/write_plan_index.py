"""Writes `allocations/plans/index.yaml`: which file of plans speaks of which spectrum.

Usage: python tools/write_plan_index.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "allocations" / "plans" / "index.yaml"
HEAD = """\
# Which file of this folder speaks of which spectrum, so that a question opens only the files that it needs.
# Worked out from them by tools/write_plan_index.py; lint tells where it and they differ.
# yaml-language-server: $schema=../../src/specx/schemas/spans.json
"""


def text() -> str:
    from specx.facts.folder import Facts
    from specx.facts.plans import Plans, spans_of
    from specx.units import format_band, format_hz

    plans = Plans(Facts(str(ROOT / "allocations"), compiled=None))
    out = [HEAD]
    for file in plans.files():
        out.append(f"- file: {file.rpartition('/')[2]}\n  spans:\n")
        for low, high in spans_of(plans.of([file])):
            out.append(f"  - {format_hz(low) if high - low == 1 else format_band(low, high, grouped=False)}\n")
    return "".join(out)


def main() -> None:
    PAGE.write_text(text(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    main()
