#!/usr/bin/env python3
"""links.py ROOT: every relative link of a page leads to a file, and its #part to a heading."""
import pathlib
import re
import sys

LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)


def anchors(page):
    for heading in HEADING.findall(page.read_text(encoding="utf-8")):
        text = re.sub(r"[^\w\- ]", "", heading.strip().lower())
        yield text.replace(" ", "-")


def main(root):
    pages = [p for p in root.rglob("*.md") if "build" not in p.relative_to(root).parts]
    broken = 0
    for page in sorted(pages):
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            if link.startswith(("http://", "https://", "mailto:")):
                continue
            name, _, part = link.partition("#")
            target = (page.parent / name) if name else page
            if not target.exists() or (part and part not in anchors(target)):
                broken += 1
                print(f"{page.relative_to(root)}: {link} leads nowhere")
    print(f"{len(pages)} pages, {broken} broken links")
    return 1 if broken or not pages else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
