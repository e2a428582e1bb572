"""Packages: parts by name, types and relationships; unedited members keep their raw bytes."""

from __future__ import annotations

import contextlib
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kertas_kerja.buku.opc import RELATIONSHIPS_TYPE, fold_name, relative_target, resolve
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.zipdir import Limits
from kertas_kerja.errors import BerkasRusak, KertasKerjaError
from tests.buku.bangun import OFFICE, PACKAGE, SHEET_TYPE, book, parts, relationships, worksheet, zipped

TYPES = "[Content_Types].xml"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def data() -> bytes:
    return book(worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'), extra="<calcPr/>")


def raw_members(data: bytes) -> dict[str, tuple[Any, ...]]:
    """By name: everything that must survive a copy, read with the standard library."""
    found = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for info in archive.infolist():
            start = info.header_offset
            size = (
                30
                + int.from_bytes(data[start + 26 : start + 28], "little")
                + int.from_bytes(data[start + 28 : start + 30], "little")
            )
            header = data[start : start + size]
            body = data[start + size : start + size + info.compress_size]
            found[info.filename] = (
                header,
                body,
                info.date_time,
                info.extra,
                info.comment,
                info.external_attr,
                info.flag_bits,
            )
    return found


def streamed(members: dict[str, bytes]) -> bytes:
    """A zip as a non-seekable writer makes it: data descriptors behind the members."""

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError

        def tell(self) -> int:
            raise OSError

    out = Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


def zip64(members: dict[str, bytes]) -> bytes:
    """A zip whose local headers use zip64 sizes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(body)
    return out.getvalue()


def central_zip64(data: bytes) -> bytes:
    """The same zip with zip64 fields in the central directory and a zip64 end record."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        infos, start = archive.infolist(), archive.start_dir
    records = b""
    for info in infos:
        wide = b"".join(n.to_bytes(8, "little") for n in (info.file_size, info.compress_size, info.header_offset))
        extra = b"\x01\x00" + len(wide).to_bytes(2, "little") + wide
        name = info.filename.encode()
        records += (
            b"PK\x01\x02" + (45).to_bytes(2, "little") * 2 + info.flag_bits.to_bytes(2, "little")
            + info.compress_type.to_bytes(2, "little") + bytes(4) + info.CRC.to_bytes(4, "little") + b"\xff" * 8
            + len(name).to_bytes(2, "little") + len(extra).to_bytes(2, "little") + bytes(10) + b"\xff" * 4
            + name + extra
        )  # fmt: skip
    end64 = start + len(records)
    count = len(infos).to_bytes(8, "little")
    record = (
        b"PK\x06\x06" + (44).to_bytes(8, "little") + (45).to_bytes(2, "little") * 2 + bytes(8) + count * 2
        + len(records).to_bytes(8, "little") + start.to_bytes(8, "little")
    )  # fmt: skip
    locator = b"PK\x06\x07" + bytes(4) + end64.to_bytes(8, "little") + (1).to_bytes(4, "little")
    end = b"PK\x05\x06" + bytes(4) + b"\xff" * 12 + bytes(2)
    return data[:start] + records + record + locator + end


# ---------------------------------------------------------------------- reading


def test_names_and_parts(data: bytes) -> None:
    with Package.open(data) as package:
        assert package.names == list(zipfile.ZipFile(BytesIO(data)).namelist())
        for name in package.names:
            assert package.has(name)
            assert package.read(name) == zipfile.ZipFile(BytesIO(data)).read(name)
            assert package.size(name) == len(package.read(name))
            with package.stream(name) as stream:
                assert b"".join(iter(lambda s=stream: s.read(7), b"")) == package.read(name)
        assert not package.has("xl/none.xml")
        with pytest.raises(KeyError):
            package.read("xl/none.xml")


def test_sources(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(data)
    with Package.open(path) as a, Package.open(str(path)) as b, Package.open(BytesIO(data)) as c:
        assert a.read(SHEET) == b.read(SHEET) == c.read(SHEET)
        assert a.label == 'Berkas "buku.xlsx"'
    with path.open("rb") as file:
        file.read(5)
        with Package.open(file) as package:
            assert package.read(SHEET)
        assert not file.closed


@pytest.mark.parametrize(
    "form",
    [zipped, streamed, zip64, lambda m: central_zip64(zipped(m)), lambda m: zipped(m, method=zipfile.ZIP_STORED)],
    ids=["plain", "streamed", "zip64 local", "zip64 central", "stored"],
)
def test_kinds_of_zip(form: Any) -> None:
    members = parts(worksheet("<row><c><v>5</v></c></row>" * 500))
    data = form(members)
    with Package.open(data) as package:
        assert {name: package.read(name) for name in package.names} == members
        package.replace(SHEET, worksheet())
        edited = package.to_bytes()
    with zipfile.ZipFile(BytesIO(edited)) as archive:
        assert archive.testzip() is None
        assert archive.read(SHEET) == worksheet()
        assert archive.read("xl/workbook.xml") == members["xl/workbook.xml"]
    with Package.open(edited) as package:
        assert package.read("xl/workbook.xml") == members["xl/workbook.xml"]


def test_bytes_before_and_after_the_members(data: bytes) -> None:
    prefixed = b"PK\x03\x04 junk " * 9 + data
    with Package.open(prefixed) as package:
        assert package.read(SHEET)
        assert package.to_bytes() == prefixed
        package.replace(SHEET, worksheet())
        assert Package.open(package.to_bytes()).read(SHEET) == worksheet()


def test_old_names_are_read_in_the_old_code_page() -> None:
    data = zipped({"xl/worksheets/a\u00e9.xml": b"<a/>"}).replace("é".encode(), b"\x82\x82")
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature) + offset
        data = data[:at] + bytes(2) + data[at + 2 :]
    with Package.open(data) as package:
        assert package.names == ["xl/worksheets/aéé.xml"]
        package.replace(package.names[0], b"<b/>")
        assert Package.open(package.to_bytes()).read("xl/worksheets/aéé.xml") == b"<b/>"


def test_find_forgives_spelling() -> None:
    members = {r"xl\worksheets\Sheet 1.xml": b"<a/>", "xl/workbook.xml": b"<b/>", "xl/": b""}
    with Package.open(zipped(members)) as package:
        assert package.names == [r"xl\worksheets\Sheet 1.xml", "xl/workbook.xml"]
        for spelling in (
            "xl/worksheets/Sheet 1.xml",
            "/XL/Worksheets/sheet%201.xml",
            r"\xl\worksheets\sheet 1.xml",
            "xl/./worksheets/sheet 1.xml",
        ):
            assert package.find(spelling) == r"xl\worksheets\Sheet 1.xml"
        assert package.find("xl/none.xml") is None
        assert package.find("xl/%zz.xml") is None


@pytest.mark.parametrize(
    ("source", "target", "part"),
    [
        ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/worksheets/sheet1.xml", "../drawings/drawing1.xml", "xl/drawings/drawing1.xml"),
        ("xl/worksheets/sheet1.xml", "../../../../etc/passwd", "etc/passwd"),
        ("", "xl/workbook.xml", "xl/workbook.xml"),
        (r"xl\workbook.xml", r"worksheets\sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "sheet1.xml#A1", "xl/sheet1.xml"),
    ],
)
def test_targets(source: str, target: str, part: str) -> None:
    assert resolve(source, target) == part
    assert resolve(source, relative_target(source, part)) == part


@given(st.text())
def test_folding_is_stable(name: str) -> None:
    folded = fold_name(name)
    assert "\\" not in folded
    assert not folded.startswith("/")


def test_types_and_relationships(data: bytes) -> None:
    with Package.open(data) as package:
        assert package.content_type("XL/WORKBOOK.xml") == SHEET_TYPE + "sheet.main+xml"
        assert package.content_type("xl/_rels/workbook.xml.rels") == RELATIONSHIPS_TYPE
        assert package.content_type("xl/media/image1.png") is None
        assert package.rels_name("") == "_rels/.rels"
        assert package.rels_name("xl/workbook.xml") == "xl/_rels/workbook.xml.rels"
        (rel,) = package.rels("xl/workbook.xml")
        assert (rel.id, rel.kind, rel.target, rel.external) == ("rId1", "worksheet", SHEET, False)
        assert package.rels(SHEET) == []


def test_external_targets_stay_as_written() -> None:
    members = parts(worksheet())
    members["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(("rId1", "hyperlink", "x")).replace(
        b'Target="x"', b'Target="https://contoh.go.id/a b?c=%20" TargetMode="External"'
    )
    with Package.open(zipped(members)) as package:
        (rel,) = package.rels(SHEET)
        assert rel.external
        assert rel.target == "https://contoh.go.id/a b?c=%20"


# ---------------------------------------------------------------------- editing and saving


def test_no_edit_is_byte_identical(tmp_path: Path, data: bytes) -> None:
    with Package.open(data) as package:
        package.replace(SHEET, package.read(SHEET))
        assert package.changed == set()
        package.save(tmp_path / "salinan.xlsx")
    assert (tmp_path / "salinan.xlsx").read_bytes() == data


def test_an_edit_leaves_every_other_member_raw(data: bytes) -> None:
    before = raw_members(data)
    with Package.open(data) as package:
        package.replace(SHEET, worksheet("<row/>"))
        assert package.changed == {SHEET}
        with package.stream(SHEET) as stream:
            assert stream.read() == worksheet("<row/>")
        after_data = package.to_bytes()
        assert package.to_bytes() == after_data
    after = raw_members(after_data)
    assert list(after) == list(before)
    assert {name for name in before if before[name] != after[name]} == {SHEET}
    assert after[SHEET][2] == before[SHEET][2] == (2024, 5, 17, 8, 30, 0)


def test_comment_extra_fields_and_attributes_survive() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in parts(worksheet()).items():
            info = zipfile.ZipInfo(name, (2023, 2, 1, 0, 0, 2))
            info.extra, info.comment, info.external_attr = b"UT\x05\x00\x01abcd", b"catatan", 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, body)
        archive.comment = b"dibuat dengan tangan"
    with Package.open(out.getvalue()) as package:
        package.replace(SHEET, worksheet("<row/>"))
        edited = package.to_bytes()
    with zipfile.ZipFile(BytesIO(edited)) as archive:
        assert archive.comment == b"dibuat dengan tangan"
        for info in archive.infolist():
            assert (info.extra, info.comment, info.external_attr) == (b"UT\x05\x00\x01abcd", b"catatan", 0o644 << 16)


def test_physical_order_differs_from_the_directory(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        start, infos = archive.start_dir, archive.infolist()
    record_sizes = [46 + len(info.filename) for info in infos]
    records = [data[start + sum(record_sizes[:i]) : start + sum(record_sizes[: i + 1])] for i in range(len(infos))]
    shuffled = data[:start] + b"".join(reversed(records)) + data[start + sum(record_sizes) :]
    with Package.open(shuffled) as package:
        assert package.names == [info.filename for info in reversed(infos)]
        package.replace(SHEET, worksheet("<row/>"))
        edited = package.to_bytes()
    with zipfile.ZipFile(BytesIO(edited)) as archive:
        assert archive.namelist() == [info.filename for info in reversed(infos)]
        offsets = {info.filename: info.header_offset for info in archive.infolist()}
    assert sorted(offsets, key=offsets.__getitem__) == [info.filename for info in infos]


def test_adding_and_removing_parts(data: bytes) -> None:
    with Package.open(data) as package:
        package.add("xl/worksheets/sheet9.xml", worksheet(), SHEET_TYPE + "worksheet+xml")
        package.add("xl/data.xml", b"<a/>", "application/xml")
        assert package.content_type("xl/worksheets/sheet9.xml") == SHEET_TYPE + "worksheet+xml"
        assert b"data.xml" not in package.read(TYPES)
        assert package.added == ["xl/worksheets/sheet9.xml", "xl/data.xml"]
        assert package.names[-2:] == package.added
        with pytest.raises(ValueError, match="part exists"):
            package.add("XL/data.xml", b"<a/>", "application/xml")
        package.remove(SHEET)
        assert package.removed == {SHEET}
        assert SHEET.encode() not in package.read(TYPES)
        assert package.find(SHEET) is None
        with pytest.raises(KeyError):
            package.read(SHEET)
        edited = package.to_bytes()
    with zipfile.ZipFile(BytesIO(edited)) as archive:
        assert SHEET not in archive.namelist()
        assert archive.namelist()[-2:] == ["xl/worksheets/sheet9.xml", "xl/data.xml"]
        assert archive.getinfo("xl/data.xml").date_time == (1980, 1, 1, 0, 0, 0)


def test_adding_and_removing_the_same_part_changes_nothing(data: bytes) -> None:
    with Package.open(data) as package:
        package.add("xl/worksheets/sheet9.xml", worksheet(), SHEET_TYPE + "worksheet+xml")
        package.remove("xl/worksheets/sheet9.xml")
        assert package.changed == set()
        assert package.to_bytes() == data


def test_a_removed_part_may_come_back(data: bytes) -> None:
    with Package.open(data) as package:
        package.remove(SHEET)
        package.add(SHEET, worksheet("<row/>"), SHEET_TYPE + "worksheet+xml")
        assert package.removed == set()
        assert Package.open(package.to_bytes()).read(SHEET) == worksheet("<row/>")


def test_removing_a_part_takes_its_relationships_along() -> None:
    members = parts(worksheet())
    members["xl/worksheets/_rels/sheet1.xml.rels"] = relationships()
    with Package.open(zipped(members)) as package:
        package.remove(SHEET)
        assert package.removed == {SHEET, "xl/worksheets/_rels/sheet1.xml.rels"}


def test_relationships_are_spliced(data: bytes) -> None:
    with Package.open(data) as package:
        before = package.read("xl/_rels/workbook.xml.rels")
        new = package.add_relationship("xl/workbook.xml", f"{OFFICE}/worksheet", "xl/worksheets/sheet9.xml")
        assert new == "rId2"
        assert package.rels("xl/workbook.xml")[-1].target == "xl/worksheets/sheet9.xml"
        assert b'Target="worksheets/sheet9.xml"/></Relationships>' in package.read("xl/_rels/workbook.xml.rels")
        link = package.add_relationship(SHEET, f"{OFFICE}/hyperlink", 'https://a.id/?a=1&b="2"', external=True)
        assert (link, package.rels(SHEET)[0].target) == ("rId1", 'https://a.id/?a=1&b="2"')
        assert package.has("xl/worksheets/_rels/sheet1.xml.rels")
        package.remove_relationship("xl/workbook.xml", new)
        assert package.read("xl/_rels/workbook.xml.rels") == before
        with pytest.raises(KeyError):
            package.remove_relationship("xl/workbook.xml", "rId77")


@pytest.mark.parametrize(
    "body",
    [
        '<Relationships xmlns="{ns}"/>',
        '<Relationships xmlns="{ns}"></Relationships>',
        '<p:Relationships xmlns:p="{ns}" p:x="a>b"><p:Relationship Id="rId4" Type="t" Target="x>y"/>'
        "</p:Relationships >",
        '<!-- </Relationships> --><Relationships xmlns="{ns}"><Relationship Id="rId4" Type="t" Target="x">'
        "</Relationship></Relationships>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_odd_relationship_parts(body: str, encoding: str) -> None:
    members = parts(worksheet())
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + body.format(ns=f"{PACKAGE}/relationships")
    members["xl/worksheets/_rels/sheet1.xml.rels"] = text.encode(encoding)
    with Package.open(zipped(members)) as package:
        old = package.rels(SHEET)
        new = package.add_relationship(SHEET, f"{OFFICE}/drawing", "xl/drawings/drawing1.xml")
        assert [rel.id for rel in package.rels(SHEET)] == [*(rel.id for rel in old), new]
        assert package.rels(SHEET)[-1].target == "xl/drawings/drawing1.xml"
        for rel in package.rels(SHEET):
            package.remove_relationship(SHEET, rel.id)
        assert package.rels(SHEET) == []


def test_raw_gives_the_member_as_it_lies_there(data: bytes) -> None:
    with Package.open(data) as package:
        raw = package.raw(SHEET)
        header, body, *_ = raw_members(data)[SHEET]
        assert (raw.data, raw.packed, raw.method) == (body, len(body), 8)
        assert header.endswith(raw.extra)
        package.replace(SHEET, b"<a/>")
        assert package.raw(SHEET) == raw


def test_replacing_what_is_not_there(data: bytes) -> None:
    with Package.open(data) as package:
        with pytest.raises(KeyError):
            package.replace("xl/none.xml", b"")
        with pytest.raises(KeyError):
            package.remove("xl/none.xml")


names = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/\\"), min_size=1, max_size=12),
    min_size=1,
    max_size=6,
    unique=True,
)


@settings(max_examples=60)
@given(names, st.data())
def test_any_edit_touches_only_its_member(keys: list[str], pick: st.DataObject) -> None:
    members = {key: pick.draw(st.binary(max_size=200)) * pick.draw(st.sampled_from([1, 300])) for key in keys}
    data = zipped(members)
    target, new = pick.draw(st.sampled_from(keys)), pick.draw(st.binary(max_size=50))
    with Package.open(data, Limits(ratio=10_000)) as package:
        assert package.to_bytes() == data
        package.replace(target, new)
        edited = package.to_bytes()
    before, after = raw_members(data), raw_members(edited)
    assert list(before) == list(after)
    assert {key for key in keys if before[key] != after[key]} == (set() if new == members[target] else {target})
    assert zipfile.ZipFile(BytesIO(edited)).read(target) == new


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_zip_never_gives_wrong_bytes(pick: st.DataObject) -> None:
    data = bytearray(zipped({"a.xml": b"<a/>" * 40, "b.xml": bytes(range(256))}))
    for _ in range(pick.draw(st.integers(1, 3))):
        data[pick.draw(st.integers(4, len(data) - 1))] ^= 1 << pick.draw(st.integers(0, 7))
    contents = {b"<a/>" * 40, bytes(range(256))}
    with contextlib.suppress(KertasKerjaError), Package.open(bytes(data)) as package:
        for name in package.names:
            assert package.read(name) in contents


@pytest.mark.parametrize("size", [0, 1, 3, 21, 22, 60])
def test_a_cut_zip_is_damaged(data: bytes, size: int) -> None:
    with pytest.raises(BerkasRusak):
        Package.open(data[: len(data) - 1 - size])
