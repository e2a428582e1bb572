"""The comments part of a sheet: read, spliced in its own bytes, or made anew (ECMA-376 part 1, 18.7).

An author is known by name; a comment of any author but ours keeps its bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.cellxml import string_text
from kertas_kerja.buku.refs import format_cell, parse_cell
from kertas_kerja.buku.strings import unescape
from kertas_kerja.buku.xmlspan import Node, Patches, escape, parse, utf8

Place = tuple[int, int]


class Note(NamedTuple):
    """A note to be written: runs of (text, bold), font and size in points, width and height of its box in pixels."""

    runs: tuple[tuple[str, bool], ...]
    font: str
    size: int
    width: int
    height: int

    @property
    def text(self) -> str:
        """The whole text."""
        return plain("".join(text for text, _ in self.runs))


def plain(text: str) -> str:
    """A text with its line ends as XML has them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Comment(NamedTuple):
    """A comment as it stands in its part."""

    place: Place
    author: str
    text: str
    node: Node


class CommentPart:
    """A comments part that is understood well enough to be edited; ValueError for any other."""

    def __init__(self, data: bytes) -> None:
        if utf8(data) is not data:
            raise ValueError("not in UTF-8")
        self.data = data
        self.root = parse(data)
        self.prefix = f"{self.root.prefix}:" if self.root.prefix else ""
        self._authors, self._list = self._only("authors"), self._only("commentList")
        self.authors = [author.text for author in self._authors.children]
        self.comments = [self._comment(node) for node in self._list.children]
        if len({comment.place for comment in self.comments}) != len(self.comments):
            raise ValueError("two comments in one cell")

    def _only(self, name: str) -> Node:
        found = list(self.root.all(name))
        if self.root.name != "comments" or len(found) != 1:
            raise ValueError(f"no single {name}")
        return found[0]

    def _comment(self, node: Node) -> Comment:
        number = int(node.attrs.get("authorId", "-1"))
        if node.name != "comment" or node.uri != self.root.uri or not 0 <= number < len(self.authors):
            raise ValueError("not a comment")
        return Comment(parse_cell(node.attrs.get("ref", "")), self.authors[number], _text(node), node)

    def edited(self, author: str, put: Mapping[Place, Note], drop: Set[Place]) -> bytes:
        """The part with these notes of `author` in it, new or in the place of old ones, and without those of `drop`."""
        patches = Patches(self.data)
        number = self.authors.index(author) if author in self.authors else len(self.authors)
        old = {comment.place: comment.node for comment in self.comments}
        for place in sorted(put.keys() & old.keys()):
            xml = comment_xml(place, put[place], number, self.prefix)
            patches.replace(old[place].start, old[place].end, xml)
        for place in drop:
            patches.replace(old[place].start, old[place].end, b"")
        self._insert(patches, {place: put[place] for place in sorted(put.keys() - old.keys())}, number)
        used = bool(put) or any(c.author == author and c.place not in drop for c in self.comments)
        self._set_author(patches, author, used)
        return patches.apply()

    def _insert(self, patches: Patches, new: Mapping[Place, Note], number: int) -> None:
        """New comments before the first that comes later in the sheet, else at the end."""
        tail = b""
        for place, note in new.items():
            xml = comment_xml(place, note, number, self.prefix)
            later = next((c.node for c in self.comments if c.place > place), None)
            if later is None:
                tail += xml
            else:
                patches.insert(later.start, xml)
        if tail:
            patches.append(self._list, tail)

    def _set_author(self, patches: Patches, author: str, used: bool) -> None:
        """Names the author at the end; takes the name out when it is the last and no comment needs it."""
        if used and author not in self.authors:
            patches.append(self._authors, f"<{self.prefix}author>{escape(author)}</{self.prefix}author>".encode())
        elif not used and self.authors[-1:] == [author] and self.authors.count(author) == 1:
            node = self._authors.children[-1]
            patches.replace(node.start, node.end, b"")


def _text(node: Node) -> str:
    """The plain text of a comment: its runs joined, phonetics left out."""
    pieces: list[str] = []
    for text in node.all("text"):
        for child in text.children:
            holders = [child] if child.name == "t" else child.all("t") if child.name == "r" else ()
            pieces += [holder.text for holder in holders]
    return plain(unescape("".join(pieces)))


def comment_xml(place: Place, note: Note, author: int, prefix: str) -> bytes:
    """The `<comment>` element of a note."""
    p = prefix
    font = f'<{p}sz val="{note.size}"/><{p}color indexed="81"/><{p}rFont val="{escape(note.font, True)}"/>'
    runs = "".join(
        f'<{p}r><{p}rPr>{f"<{p}b/>" if bold else ""}{font}<{p}family val="2"/></{p}rPr>'
        f'<{p}t xml:space="preserve">{string_text(plain(text))}</{p}t></{p}r>'
        for text, bold in note.runs
    )
    ref = format_cell(*place)
    head = f'<{p}comment ref="{ref}" authorId="{author}" shapeId="0">'
    return f"{head}<{p}text>{runs}</{p}text></{p}comment>".encode()


def new_comments(space: str, author: str, notes: Mapping[Place, Note]) -> bytes:
    """A comments part in that main namespace."""
    items = b"".join(comment_xml(place, notes[place], 0, "") for place in sorted(notes))
    head = f'<comments xmlns="{escape(space, True)}"><authors><author>{escape(author)}</author></authors><commentList>'
    declaration = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return declaration + head.encode() + items + b"</commentList></comments>"
