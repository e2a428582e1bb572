"""The routes of the page. Paths come without the token: the guard has checked it and cut it off."""

from __future__ import annotations

import os

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kertas_kerja.pantau.berkas import nama_keluaran
from kertas_kerja.web import halaman
from kertas_kerja.web.antrean import Antrean, AntreanPenuh, Kiriman
from kertas_kerja.web.penjaga import Penjaga, TerlaluBesar, kalimat_terlalu_besar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

STATIS = os.path.join(os.path.dirname(__file__), "statis")
JENIS = {
    "halaman.css": "text/css; charset=utf-8",
    "halaman.js": "text/javascript; charset=utf-8",
    "ikon.svg": "image/svg+xml",
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSM = "application/vnd.ms-excel.sheet.macroEnabled.12"
MAKS_BERKAS = 200
BATAS_BYTE = 100 << 20
KALIMAT = {
    400: "Kiriman itu tidak terbaca; ulangi dari halaman ini.",
    404: "Berkas atau halaman itu tidak ada (lagi); kembali ke halaman awal, lalu kirim ulang.",
}


class Halaman:
    """What the routes share: the queue and the size limit."""

    def __init__(self, antrean: Antrean, batas_byte: int = BATAS_BYTE) -> None:
        self.antrean, self.batas_byte = antrean, batas_byte

    async def utama(self, _: Request) -> Response:
        """The page, with every upload that is there."""
        return HTMLResponse(await run_in_threadpool(self._halaman))

    def _halaman(self) -> str:
        return halaman.halaman([(k, _tersimpan(k)) for k in self.antrean.semua()], self.batas_byte)

    async def unggah(self, request: Request) -> Response:
        """Take one or several workbooks; a script gets their ids, a plain form is led back to the page."""
        kiriman: list[Kiriman] = []
        async with request.form(max_files=MAKS_BERKAS, max_fields=4) as form:
            lkjip, tanda = form.get("lkjip") == "1", str(form.get("tanda") or "")
            berkas = [b for b in form.getlist("berkas") if isinstance(b, UploadFile) and b.filename]
            for i, b in enumerate(berkas):
                ke = f"{tanda} {i}" if tanda else ""
                kiriman.append(await run_in_threadpool(self.antrean.tambah, b.filename or "", b.file, lkjip, ke))
        if not kiriman:
            return PlainTextResponse("Tidak ada berkas yang dikirim; pilih berkas .xlsx dahulu.\n", 400)
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"kiriman": [_keadaan(k) for k in kiriman]})
        return RedirectResponse("./", 303)

    async def status(self, _: Request) -> Response:
        """The state of every upload."""
        return JSONResponse({"kiriman": [_keadaan(k) for k in self.antrean.semua()]})

    async def kartu(self, request: Request) -> Response:
        """One upload as HTML."""
        k = self._cari(request)
        return HTMLResponse(halaman.kartu(k, await run_in_threadpool(_tersimpan, k)))

    async def unduh(self, request: Request) -> Response:
        """The filled copy."""
        k = self._cari(request)
        if not k.terisi:
            raise HTTPException(404)
        jenis = XLSM if k.akhiran == ".xlsm" else XLSX
        return FileResponse(k.keluaran, media_type=jenis, filename=nama_keluaran(k.nama, "terisi", k.akhiran))

    async def temuan(self, request: Request) -> Response:
        """The findings as text."""
        k = self._cari(request)
        nama = nama_keluaran(k.nama, "temuan", ".txt")
        return FileResponse(k.jalur("temuan.txt"), media_type="text/plain; charset=utf-8", filename=nama)

    async def hapus(self, request: Request) -> Response:
        """Remove an upload and its files."""
        await run_in_threadpool(self.antrean.hapus, self._cari(request).id)
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"kiriman": [_keadaan(k) for k in self.antrean.semua()]})
        return RedirectResponse("../", 303)

    def _cari(self, request: Request) -> Kiriman:
        k = self.antrean.ambil(request.path_params["kunci"])
        if k is None:
            raise HTTPException(404)
        return k


def bangun(antrean: Antrean, token: str, port: int, batas_byte: int = BATAS_BYTE) -> Penjaga:
    """The guarded application for http://127.0.0.1:port/token/."""
    h = Halaman(antrean, batas_byte)
    rute = [
        Route("/", h.utama),
        Route("/unggah", h.unggah, methods=["POST"]),
        Route("/status", h.status),
        Route("/kartu/{kunci}", h.kartu),
        Route("/unduh/{kunci}", h.unduh),
        Route("/temuan/{kunci}", h.temuan),
        Route("/hapus/{kunci}", h.hapus, methods=["POST"]),
        Route("/statis/warna.css", _warna),
        Route("/statis/{nama}", _statis),
    ]
    galat = {HTTPException: _galat_http, TerlaluBesar: _galat_besar(batas_byte), AntreanPenuh: _galat_penuh}
    return Penjaga(Starlette(routes=rute, exception_handlers=galat), token, port, batas_byte)


def _tersimpan(k: Kiriman) -> str:
    """The rendered result of an upload, "" while it has none."""
    if k.keadaan != "selesai":
        return ""
    try:
        with open(k.jalur("hasil.html"), encoding="utf-8") as f:
            return f.read()
    except OSError:
        return f'<p class="galat">{halaman.h(k.ringkas)}</p>'


def _keadaan(k: Kiriman) -> dict[str, object]:
    return {"kunci": k.id, "nama": k.nama, "keadaan": k.keadaan, "kode": k.kode, "ringkas": k.ringkas}


async def _warna(_: Request) -> Response:
    return PlainTextResponse(halaman.warna(), media_type="text/css")


async def _statis(request: Request) -> Response:
    nama = request.path_params["nama"]
    if nama not in JENIS:
        raise HTTPException(404)
    return FileResponse(os.path.join(STATIS, nama), media_type=JENIS[nama])


async def _galat_http(_: Request, galat: Exception) -> Response:
    status = galat.status_code if isinstance(galat, HTTPException) else 500
    return PlainTextResponse(f"{KALIMAT.get(status, 'Permintaan itu tidak dapat dilayani.')}\n", status)


def _galat_besar(batas_byte: int) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def jawab(_: Request, __: Exception) -> Response:
        return PlainTextResponse(f"{kalimat_terlalu_besar(batas_byte)}\n", 413)

    return jawab


async def _galat_penuh(_: Request, galat: Exception) -> Response:
    return PlainTextResponse(f"{galat}\n", 503)
