"""The guard before the page: only this computer, only this address, only its own page may ask (OWASP: DNS rebinding,
cross-site requests). Everything it refuses is one Indonesian sentence; nothing is looked up before the token fits."""

from __future__ import annotations

import secrets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping
    from typing import Any

    Scope = MutableMapping[str, Any]
    Message = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]
    App = Callable[[Scope, Receive, Send], Awaitable[None]]

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
KEPALA = (
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)
AMAN = frozenset({"GET", "HEAD"})


class TerlaluBesar(Exception):
    """A request body beyond the limit."""


class Penjaga:
    """ASGI middleware; what passes has a right Host, token, origin and size, and the token is cut off its path."""

    def __init__(self, app: App, token: str, port: int, batas_byte: int) -> None:
        self.app, self.token, self.batas_byte = app, token.encode("ascii"), batas_byte
        self.host = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
        self.asal = frozenset(f"http://{h}" for h in self.host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or hand on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        tolak = self._tolak(scope)
        if tolak is not None:
            await kirim_teks(send, *tolak)
            return
        sisa = scope["path"].split("/", 2)[2]
        dalam = {**scope, "path": f"/{sisa}", "raw_path": f"/{sisa}".encode(), "root_path": ""}
        await self.app(dalam, self._terbatas(receive), _berkepala(send))

    def _tolak(self, scope: Scope) -> tuple[int, str] | None:
        """Status and sentence of a refusal."""
        kepala = _kepala(scope)
        if kepala.get("host") not in self.host:
            return 421, "Halaman ini hanya dapat dibuka dari komputer ini sendiri."
        bagian = scope["path"].split("/", 2)
        if len(bagian) < 3 or not secrets.compare_digest(bagian[1].encode("utf-8", "replace"), self.token):
            return 404, "Alamat ini tidak berlaku; pakai alamat lengkap yang ditampilkan kk web."
        if not self._asal_sah(scope["method"], kepala):
            return 403, "Permintaan dari halaman lain ditolak; buka kembali alamat yang ditampilkan kk web."
        if _panjang(kepala) > self.batas_byte:
            return 413, kalimat_terlalu_besar(self.batas_byte)
        return None

    def _asal_sah(self, cara: str, kepala: dict[str, str]) -> bool:
        """A browser names the page that asks; what changes something must be asked by our own."""
        asal = kepala.get("origin")
        if cara in AMAN:
            return asal is None or asal in self.asal
        return asal in self.asal and kepala.get("sec-fetch-site", "same-origin") == "same-origin"

    def _terbatas(self, receive: Receive) -> Receive:
        sudah = 0

        async def terima() -> Message:
            nonlocal sudah
            pesan = await receive()
            sudah += len(pesan.get("body", b""))
            if sudah > self.batas_byte:
                raise TerlaluBesar
            return pesan

        return terima


def kalimat_terlalu_besar(batas_byte: int) -> str:
    """The sentence for an upload beyond the limit."""
    return f"Berkas lebih besar dari {batas_byte >> 20} MB; hapus gambar di dalamnya atau bagi menjadi beberapa buku."


def _kepala(scope: Scope) -> dict[str, str]:
    """Headers by name; one that comes twice with different values fits nothing."""
    hasil: dict[str, str] = {}
    for nama, nilai in scope["headers"]:
        kunci, isi = nama.decode("latin-1").lower(), nilai.decode("latin-1")
        hasil[kunci] = isi if hasil.get(kunci, isi) == isi else "\0"
    return hasil


def _panjang(kepala: dict[str, str]) -> int:
    nilai = kepala.get("content-length", "0")
    return int(nilai) if nilai.isascii() and nilai.isdigit() else 0


def _berkepala(send: Send) -> Send:
    async def kirim(pesan: Message) -> None:
        if pesan["type"] == "http.response.start":
            pesan = {**pesan, "headers": [*pesan.get("headers", ()), *KEPALA]}
        await send(pesan)

    return kirim


async def kirim_teks(send: Send, status: int, kalimat: str) -> None:
    """One sentence as the whole answer."""
    isi = f"{kalimat}\n".encode()
    kepala = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(isi))]
    await _berkepala(send)({"type": "http.response.start", "status": status, "headers": kepala})
    await send({"type": "http.response.body", "body": isi})
