"""LibreOffice gets files that name addresses everywhere, and a server that waits for it: nobody comes."""

from __future__ import annotations

import socket
import threading
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

import kertas_kerja
from kertas_kerja.luar import libreoffice as program
from kertas_kerja.luar import process
from tests import libreoffice
from tests.buku.bangun import MAIN, OFFICE, override, parts, relationships, worksheet, zipped

EXTERNAL = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"


class Server:
    """Accepts on a port of this computer and counts who comes."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.visits: list[bytes] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                visitor, _ = self.socket.accept()
            except OSError:
                return
            with visitor:
                visitor.settimeout(1)
                try:
                    self.visits.append(visitor.recv(200))
                    visitor.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\n7")
                except OSError:
                    self.visits.append(b"")


@pytest.fixture
def server() -> Iterator[Server]:
    libreoffice.wajib()
    made = Server()
    yield made
    made.socket.close()


def linked_xlsx(url: str) -> bytes:
    """A workbook that names the server in an external book, in web formulas, as a linked picture, as a hyperlink."""
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>[1]Data!A1+A1</f><v>2</v></c>'
        f'<c r="C1" t="str"><f>_xlfn.WEBSERVICE("{url}/web")</f><v>x</v></c>'
        f'<c r="D1" t="str"><f>HYPERLINK("{url}/klik")</f><v>x</v></c>'
        f"<c r=\"E1\"><f>'{url}/[lain.xlsx]Data'!A1</f><v>3</v></c>"
        '<c r="F1"><f>DDE("soffice","x","y")</f><v>3</v></c></row>'
    )
    tail = '<hyperlinks><hyperlink ref="A1" r:id="rId1"/></hyperlinks><drawing r:id="rId2"/>'
    root = f'xmlns="{MAIN}" xmlns:r="{OFFICE}"'
    books = '<externalReferences><externalReference r:id="rId9"/></externalReferences>'
    made = parts(worksheet(rows, after=tail, root=root), extra=books)
    made["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(
        ("rId1", "hyperlink", f'{url}/tautan" TargetMode="External'), ("rId2", "drawing", "../drawings/drawing1.xml")
    )
    made["xl/drawings/drawing1.xml"] = picture()
    made["xl/drawings/_rels/drawing1.xml.rels"] = relationships(
        ("rId1", "image", f'{url}/gambar.png" TargetMode="External')
    )
    made["xl/externalLinks/externalLink1.xml"] = (
        f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rId1"><sheetNames>'
        '<sheetName val="Data"/></sheetNames></externalBook></externalLink>'
    ).encode()
    made["xl/externalLinks/_rels/externalLink1.xml.rels"] = relationships(
        ("rId1", "externalLinkPath", f'{url}/buku.xlsx" TargetMode="External')
    )
    rels = made["xl/_rels/workbook.xml.rels"]
    link = b'<Relationship Id="rId9" Type="%s/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>'
    made["xl/_rels/workbook.xml.rels"] = rels.replace(b"</Relationships>", link % OFFICE.encode())
    types = override("xl/externalLinks/externalLink1.xml", EXTERNAL)
    types += override("xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml")
    made["[Content_Types].xml"] = made["[Content_Types].xml"].replace(b"</Types>", f"{types}</Types>".encode())
    return zipped(made)


def picture() -> bytes:
    """A drawing with one linked picture."""
    draw = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<xdr:wsDr xmlns:xdr="{draw}/spreadsheetDrawing" xmlns:a="{draw}/main" xmlns:r="{OFFICE}"><xdr:oneCellAnchor>'
        "<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
        '<xdr:ext cx="9525" cy="9525"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="g"/><xdr:cNvPicPr/></xdr:nvPicPr>'
        '<xdr:blipFill><a:blip r:link="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr/></xdr:pic>'
        "<xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>"
    ).encode()


def linked_ods(url: str) -> bytes:
    """An .ods with a linked picture, a sheet linked to another file, web and DDE formulas."""
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    content = f"""<office:document-content xmlns:office="{oasis}:office:1.0" xmlns:table="{oasis}:table:1.0"
     xmlns:draw="{oasis}:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:text="{oasis}:text:1.0"
     xmlns:svg="{oasis}:svg-compatible:1.0" xmlns:of="{oasis}:of:1.2" office:version="1.2"><office:body>
     <office:spreadsheet><table:table table:name="Data">
     <table:table-source xlink:type="simple" xlink:href="{url}/sumber.ods" table:table-name="Data"
      table:mode="copy-all"/><table:shapes><draw:frame svg:width="1cm" svg:height="1cm">
     <draw:image xlink:href="{url}/g.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>
     </draw:frame></table:shapes><table:table-row>
     <table:table-cell table:formula="of:=WEBSERVICE(&quot;{url}/web&quot;)" office:value-type="string"/>
     <table:table-cell table:formula="of:='{url}/lain.ods'#$Data.A1" office:value-type="float" office:value="3"/>
     </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f"""<manifest:manifest xmlns:manifest="{oasis}:manifest:1.0" manifest:version="1.2">
     <manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>
     <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
    members = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    return zipped({name: text.encode() for name, text in members.items()})


@pytest.mark.libreoffice
@pytest.mark.parametrize("made", [linked_xlsx, linked_ods])
@pytest.mark.parametrize("isolated", [True, False], ids=["namespace", "profile alone"])
def test_nobody_comes(
    made: object, isolated: bool, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not isolated:
        monkeypatch.setattr(process, "_no_network", lambda: ())
    suffix = "ods" if made is linked_ods else "xlsx"
    path = tmp_path / f"buku.{suffix}"
    path.write_bytes(made(server.url))  # type: ignore[operator]
    (result,) = program.convert([path], tmp_path, "--convert")
    with zipfile.ZipFile(result) as archive:
        assert "xl/workbook.xml" in archive.namelist()
    assert server.visits == []


@pytest.mark.libreoffice
def test_the_server_is_there(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2]))) as visitor:
        visitor.sendall(b"halo")
        assert visitor.recv(10)
    assert server.visits == [b"halo"]


def test_our_own_reader_takes_the_linked_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    data = linked_xlsx("http://alamat.contoh")
    assert kertas_kerja.check(data).status == "ok"
    assert kertas_kerja.fill(data).data == data
    assert kertas_kerja.check(BytesIO(data)).status == "ok"
