"""The page as HTML. Whatever comes from a workbook or a file name goes through `h`; there is no other way in."""

from __future__ import annotations

from html import escape
from itertools import groupby

from kertas_kerja.cetak.teks import jumlah_isi
from kertas_kerja.lembar.gaya import KATA_TINGKAT, PREDIKAT, TAUTAN, TINGKAT
from kertas_kerja.rumus.tampil import rumus_indonesia

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from kertas_kerja.pantau.jawab import Jawaban
    from kertas_kerja.web.antrean import Kiriman

KEADAAN = {"antre": "Menunggu giliran", "diolah": "Sedang diolah", "selesai": "Selesai"}
MAKS_TAMPIL = 400  # findings shown of each kind; all of them are in the sheet Temuan
JEDA_SEGAR = 3  # seconds between two looks of a browser without JavaScript


def h(teks: object) -> str:
    """Text as HTML."""
    return escape(str(teks), quote=True)


def halaman(daftar: Iterable[tuple[Kiriman, str]], batas_byte: int) -> str:
    """The whole page with the uploads there are, each with its rendered result ("" while it waits)."""
    isi = [kartu(k, hasil) for k, hasil in daftar]
    menunggu = any('data-keadaan="selesai"' not in s for s in isi)
    segar = f'<noscript><meta http-equiv="refresh" content="{JEDA_SEGAR}"></noscript>' if menunggu else ""
    return f"""<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
{segar}<title>Periksa dan isi buku kerja</title>
<link rel="icon" href="statis/ikon.svg" type="image/svg+xml">
<link rel="stylesheet" href="statis/warna.css">
<link rel="stylesheet" href="statis/halaman.css">
<script src="statis/halaman.js" defer></script>
</head>
<body data-batas="{batas_byte}">
<a class="lewati" href="#hasil">Langsung ke hasil</a>
<header>
<h1>Periksa dan isi buku kerja kinerja</h1>
<p>Buku kerja diolah di komputer ini saja; tidak ada yang dikirim ke internet. Berkas asli tidak diubah.</p>
</header>
<main>
<form id="unggah" class="unggah" method="post" action="unggah" enctype="multipart/form-data">
<label for="berkas"><strong>Taruh buku kerja di sini</strong>
<span id="petunjuk">atau pilih berkas .xlsx atau .xlsm, boleh beberapa sekaligus</span>
<span class="pilih">Pilih berkas…</span></label>
<input id="berkas" name="berkas" type="file" multiple accept=".xlsx,.xlsm" aria-describedby="petunjuk" required>
<label class="pilihan"><input id="lkjip" name="lkjip" type="checkbox" value="1">
Tambahkan lembar tabel Bab III LKjIP yang siap dicetak</label>
<button type="submit" id="kirim">Periksa dan isi</button>
</form>
<p id="kabar" role="status" aria-live="polite"></p>
<section aria-labelledby="judul-hasil">
<h2 id="judul-hasil">Hasil</h2>
<div id="hasil" tabindex="-1">{"".join(isi)}</div>
<p id="kosong" class="redup"{" hidden" if isi else ""}>Belum ada buku kerja.</p>
</section>
</main>
</body>
</html>
"""


def kartu(k: Kiriman, hasil: str = "") -> str:
    """One upload: its name, its state, its result once there is one."""
    sibuk = "" if k.keadaan == "selesai" else f'<progress aria-label="{h(KEADAAN[k.keadaan])}"></progress>'
    return (
        f'<article id="k-{h(k.id)}" data-kunci="{h(k.id)}" data-keadaan="{h(k.keadaan)}" '
        f'aria-labelledby="n-{h(k.id)}"><h3 id="n-{h(k.id)}">{h(k.nama)}</h3>'
        f'<p class="keadaan">{h(KEADAAN[k.keadaan])}{sibuk}</p>{hasil}</article>'
    )


def hasil(k: Kiriman, j: Jawaban) -> str:
    """The result of one upload: what an operator needs first stands first."""
    if j.galat:
        return f'<p class="galat">{h(j.galat)}</p><div class="tombol">{_hapus(k)}</div>'
    p = j.periksa
    return "".join(
        (
            _jumlah(p["summary"]),
            _nko(j.nko),
            _unduhan(k, j),
            _relasi(p["relations"]),
            _temuan(p["findings"], p["summary"]),
            _tabel(p["tables"], j.nama_tabel),
        )
    )


def _jumlah(s: dict[str, int]) -> str:
    kata = (("error", "kesalahan"), ("warning", "perlu diperiksa"), ("info", "catatan"))
    butir = (f'<li class="{t}"><strong>{s[t]}</strong> {k}</li>' for t, k in kata)
    return f'<ul class="jumlah" aria-label="Jumlah temuan">{"".join(butir)}</ul>'


def _nko(daftar: Iterable[dict[str, Any]]) -> str:
    isi = "".join(_satu_nko(n) for n in daftar)
    return f'<ul class="nko" aria-label="Nilai Kinerja Organisasi">{isi}</ul>' if isi else ""


def _satu_nko(n: dict[str, Any]) -> str:
    tempat = f"{n['lembar']}!{n['alamat']}"
    if not n["nilai"]:
        kalimat = f"NKO di {tempat} belum dapat dihitung: nilai akhirnya belum lengkap."
        return f'<li><span class="redup">{h(kalimat)}</span></li>'
    tertulis = f' <span class="redup">(tertulis {h(n["tertulis"])})</span>' if n["tertulis"] else ""
    return (
        f'<li><span class="angka">{h(n["nilai"])}</span> '
        f'<span class="lencana predikat-{int(n["urutan"])}">{h(n["predikat"])}</span>'
        f'<span class="judul">NKO, {h(tempat)}{tertulis}<br>{h(n["judul"])}</span></li>'
    )


def _unduhan(k: Kiriman, j: Jawaban) -> str:
    gagal = f'<p class="galat">Salinan terisi tidak dibuat: {h(j.gagal_isi)}</p>' if j.gagal_isi else ""
    unduh = (
        f'<a class="utama" href="unduh/{h(k.id)}" download>Unduh buku terisi<span class="samar"> {h(k.nama)}</span></a>'
        if j.terisi
        else ""
    )
    teks = f'<a href="temuan/{h(k.id)}" download>Unduh temuan (teks)<span class="samar"> {h(k.nama)}</span></a>'
    isi = jumlah_isi(j.isi) if j.isi else ""
    catatan = " ".join((isi, *j.catatan)).strip()
    return f'{gagal}<div class="tombol">{unduh}{teks}{_hapus(k)}</div><p class="redup">{h(catatan)}</p>'


def _hapus(k: Kiriman) -> str:
    return (
        f'<form method="post" action="hapus/{h(k.id)}"><button type="submit" class="hapus">'
        f'Hapus<span class="samar"> {h(k.nama)}</span></button></form>'
    )


def _relasi(r: dict[str, int]) -> str:
    if not r["checked"]:
        return ""
    return (
        f'<p class="relasi">{r["checked"]} hubungan angka dihitung ulang: {r["exact"]} tepat, '
        f"{r['rounding']} beda pembulatan, {r['wrong']} salah.</p>"
    )


def _temuan(daftar: list[dict[str, Any]], jumlah: dict[str, int]) -> str:
    penting = [t for t in daftar if t["severity"] != "info"]
    catatan = [t for t in daftar if t["severity"] == "info"]
    banyak = jumlah["error"] + jumlah["warning"]
    isi = "<h4>Temuan</h4>" + (_per_lembar(penting, banyak) or "<p>Tidak ada kesalahan hitung.</p>")
    if catatan:
        isi += f"<details><summary>{jumlah['info']} catatan</summary>{_per_lembar(catatan, jumlah['info'])}</details>"
    return isi


def _per_lembar(daftar: list[dict[str, Any]], banyak: int) -> str:
    isi = ""
    for lembar, kelompok in groupby(daftar[:MAKS_TAMPIL], key=lambda t: t["sheet"]):
        isi += (
            f'<div class="gulir"><table class="temuan"><caption>Lembar {h(lembar)}</caption>'
            '<thead><tr><th scope="col">Sel</th><th scope="col">Tingkat</th><th scope="col">Temuan dan hitungannya</th>'
            f"</tr></thead><tbody>{''.join(_baris(t) for t in kelompok)}</tbody></table></div>"
        )
    sisa = banyak - min(len(daftar), MAKS_TAMPIL)
    return isi + (f'<p class="redup">{sisa} temuan lain ada di lembar Temuan pada buku terisi.</p>' if sisa else "")


def _baris(t: dict[str, Any]) -> str:
    baris = f"<p>{h(t['message'])}</p>"
    if t["explanation"]:
        baris += f'<p class="hitungan">{h(t["explanation"])}</p>'
    rumus = (t["fix"] or {}).get("formula")
    if rumus:
        baris += f'<p class="rumus">Rumus: <code>{h(rumus_indonesia(rumus))}</code></p>'
    if t["basis"] and t["severity"] == "error":
        baris += f'<p class="redup dasar">Dasar: {h(t["basis"])}</p>'
    tingkat = t["severity"]
    return (
        f'<tr><th scope="row">{h(t["cell"])}</th>'
        f'<td><span class="lencana {h(tingkat)}">{h(KATA_TINGKAT[tingkat])}</span>'
        f'<span class="redup kode">{h(t["rule"])}</span></td><td>{baris}</td></tr>'
    )


def _tabel(daftar: list[dict[str, Any]], nama: dict[str, str]) -> str:
    dikenal = sum(t["kind"] != "unknown" for t in daftar)
    if not daftar:
        return "<p>Tidak ada tabel resmi yang dikenali di berkas ini; tidak ada yang diperiksa.</p>"
    baris = "".join(
        f'<tr><th scope="row">{h(t["sheet"])}!{h(t["range"])}</th><td>{h(nama.get(t["kind"], t["kind"]))}</td>'
        f'<td>{h(t["title"])}</td><td class="bilangan">{h(t["rows"])}</td></tr>'
        for t in daftar[:MAKS_TAMPIL]
    )
    return (
        f"<details><summary>{dikenal} tabel dikenali</summary>"
        '<div class="gulir"><table><caption class="samar">Tabel yang dikenali</caption>'
        '<thead><tr><th scope="col">Tempat</th><th scope="col">Tabel</th><th scope="col">Judul</th>'
        f'<th scope="col">Baris</th></tr></thead><tbody>{baris}</tbody></table></div></details>'
    )


def warna() -> str:
    """The colours of the workbook's own findings and predikat, from their one home, as CSS."""
    baris = [f"--{n}: #{w.isi}; --{n}-tulisan: #{w.tulisan};" for n, w in TINGKAT.items()]
    baris += [f"--predikat-{i}: #{w.isi}; --predikat-{i}-tulisan: #{w.tulisan};" for i, w in enumerate(PREDIKAT)]
    isi = "\n".join([*baris, f"--tautan-terang: #{TAUTAN};"])
    kelas = [*TINGKAT, *(f"predikat-{i}" for i in range(len(PREDIKAT)))]
    aturan = "\n".join(f".{n} {{ background: var(--{n}); color: var(--{n}-tulisan); }}" for n in kelas)
    return f":root {{\n{isi}\n}}\n{aturan}\n"
