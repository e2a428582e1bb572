"""KK306: target atau realisasi N-1 pada Kertas Kerja tidak sama dengan jumlah atau rata-rata komponennya."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Angka, bulat
from kertas_kerja.aturan.antar.amatan import amati, keluarga_komponen
from kertas_kerja.aturan.antar.banding import letak
from kertas_kerja.aturan.antar.tipe import KELUARGA_KOMPONEN
from kertas_kerja.aturan.dasar import Aturan, Hubungan
from kertas_kerja.aturan.sebutan import daftar_kata, temuan
from kertas_kerja.rumus.ekspresi import Himpunan, jumlah, rata
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.rumus.uraian import uraian
from kertas_kerja.tabel.komponen_ikm import PUNCAK_NRR
from kertas_kerja.tabel.relasi import varian_tabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.antar.banding import Letak
    from kertas_kerja.aturan.antar.tipe import Pengamatan
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Sel, Tabel, Temuan
    from kertas_kerja.rumus.ekspresi import Ekspresi

ATURAN = Aturan(
    kode="KK306",
    nama="Target dari komponen",
    tingkat="error",
    apa="Target pada baris Kertas Kerja sama dengan estimasi tabel komponennya, dan realisasi N-1 sama dengan "
    "jumlah atau rata-rata nilai tahun lalu.",
    mengapa="Tabel komponen adalah dasar penetapan target; bila tidak sama, target tidak punya dasar.",
    contoh="komponen AKIP 24,70 + 24,05 + 8,80 + 21,09 = 78,64, target tertulis 78,46",
    cara="Samakan target atau realisasi N-1 dengan jumlah atau rata-rata komponennya, atau betulkan komponennya.",
    dasar="permenpanrb-88-2021",
    rumus="target = Σ atau rata-rata perkiraan; realisasi N-1 = Σ atau rata-rata nilai tahun lalu",
)


class Pasangan(NamedTuple):
    """Satu sel Kertas Kerja dan kolom komponen yang menjadi dasarnya."""

    tabel: Tabel
    sel: Sel
    komponen: Tabel
    kolom: str
    rata: bool
    nama: str


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap target dan realisasi N-1 yang punya tabel komponen."""
    if not any(t.kind == "kkpt" for t in bahan.tabel):
        return
    p = amati(bahan)
    for t in bahan.tabel:
        for b in t.data() if t.kind == "kkpt" else ():
            for pasangan in _pasangan(bahan, p, t, b):
                yield from _putus(bahan, pasangan)


def _pasangan(bahan: Bahan, p: Pengamatan, t: Tabel, b: Baris) -> Iterator[Pasangan]:
    indikator = b.ambil("indikator")
    keluarga = p.kamus.keluarga(indikator.teks) if indikator is not None and indikator.teks else ""
    if not keluarga:
        return
    tahun = p.waktu[t.id].tahun
    target, lalu = b.ambil("target"), b.ambil("realisasi_prev")
    for k in _komponen(bahan, p, t, keluarga):
        rata_rata = "jumlah" not in varian_tabel(k, bahan.konteks)
        if target is not None and k.punya("perkiraan"):
            yield Pasangan(t, target, k, "perkiraan", rata_rata, "target")
        if lalu is not None and k.punya("nilai_lalu"):
            yield Pasangan(t, lalu, k, "nilai_lalu", rata_rata, "realisasi N-1")
    for k in bahan.tabel:
        rinci = k.kind in KELUARGA_KOMPONEN and k.kind == f"komponen_{keluarga}" and k.ringkas("total") is None
        if rinci and lalu is not None and tahun is not None and p.waktu[k.id].tahun == tahun - 1:
            kolom = "nilai_aspek" if keluarga == "ipp" else "nilai"
            if keluarga != "ipp" and _sewaktu(p, t, k):
                yield Pasangan(t, lalu, k, kolom, keluarga == "ikm", "realisasi N-1")


def _sewaktu(p: Pengamatan, t: Tabel, k: Tabel) -> bool:
    """Benar bila rincian itu milik Kertas Kerja yang sama: selembar, atau tidak menyebut versi lain."""
    return k.lembar == t.lembar or p.waktu[k.id].versi in ("", p.waktu[t.id].versi)


def _komponen(bahan: Bahan, p: Pengamatan, t: Tabel, keluarga: str) -> list[Tabel]:
    """Tabel komponen indeks itu: tahun dan versinya sama; yang selembar didahulukan. F02 bukan IPP."""
    if keluarga == "ipp":
        return []
    semua = [k for k in bahan.tabel if k.kind == "komponen_target" and keluarga_komponen(k) == keluarga]
    sama = [k for k in semua if p.waktu[k.id].tahun in (p.waktu[t.id].tahun, None) and p.versi[k.id] == p.versi[t.id]]
    return [k for k in sama if k.lembar == t.lembar] or sama


def _putus(bahan: Bahan, x: Pasangan) -> Iterator[Hubungan]:
    puncak = min((b.tingkat for b in x.komponen.data()), default=0)
    sel = [s for b in x.komponen.data() if b.tingkat == puncak and (s := b.ambil(x.kolom)) is not None]
    tertulis = x.sel.angka
    if tertulis is None or not sel or any(s.angka is None for s in sel) or _nrr(x, tertulis, sel):
        return
    himpunan = Himpunan(x.kolom)
    rumus = rata(himpunan) if x.rata else jumlah(himpunan)
    akhir = _akhir(bahan, sel)
    putusan = putuskan(rumus, lambda _: [akhir.get(letak(s), s.angka) for s in sel], tertulis)
    if putusan.status is None or not isinstance(putusan.seharusnya, Decimal):
        return
    cetak = _tercetak(x)
    if putusan.status != "wrong" and cetak is not None and _lain(cetak, x.sel):
        yield Hubungan("wrong", _beda_cetak(x, cetak, putusan.status == "exact"))
        return
    yield Hubungan(
        putusan.status, _temuan(bahan, x, sel, rumus, putusan.seharusnya) if putusan.status == "wrong" else None
    )


def _akhir(bahan: Bahan, sel: list[Sel]) -> dict[Letak, Angka]:
    """Angka komponen yang salah menurut hitungan barisnya, sesudah dibetulkan."""
    milik = {letak(s): s.angka for s in sel if s.angka is not None}
    desimal = max((a.desimal for a in milik.values()), default=0)
    salah = (h for h in bahan.hasil if h.putusan.status == "wrong" and h.tempat.masukan is None)
    return {
        n: milik[n]._replace(nilai=h.putusan.seharusnya, desimal=desimal, teks="")
        for h in salah
        if (n := letak(h.tempat.sel)) in milik and isinstance(h.putusan.seharusnya, Decimal)
    }


def _nrr(x: Pasangan, tertulis: Angka, sel: list[Sel]) -> bool:
    """Benar bila komponennya NRR (1-4), sedangkan target atau realisasinya nilai IKM (25-100)."""
    kecil = all(s.angka is not None and s.angka.nilai <= PUNCAK_NRR for s in sel)
    return x.rata and kecil and tertulis.nilai > PUNCAK_NRR


def _tercetak(x: Pasangan) -> Sel | None:
    """Jumlah atau rata-rata yang tertulis di tabel komponen itu sendiri; None bila tidak ditulis."""
    baris = x.komponen.ringkas("estimasi") or (None if x.rata else x.komponen.ringkas("total"))
    return baris.ambil(x.kolom) if baris is not None else None


def _lain(a: Sel, b: Sel) -> bool:
    """Benar bila dua tulisan angka yang sama berbeda di desimal yang ditulis keduanya."""
    if a.angka is None or b.angka is None or a.angka.persen != b.angka.persen:
        return False
    desimal = min(a.angka.desimal_nilai, b.angka.desimal_nilai)
    return bulat(a.angka.nilai, desimal) != bulat(b.angka.nilai, desimal)


def _beda_cetak(x: Pasangan, cetak: Sel, target_tepat: bool) -> Temuan:
    """Target lain dari hasil yang tertulis di tabel komponennya; disebut sel yang bukan jumlah tepatnya."""
    salah, benar = (cetak, x.sel) if target_tepat else (x.sel, cetak)
    return temuan(
        ATURAN,
        salah,
        f"tertulis {salah.teks}, sedangkan {benar.lembar}!{benar.alamat} tertulis {benar.teks}; samakan {x.nama} "
        "dengan hasil tabel komponennya.",
        tabel=x.komponen if target_tepat else x.tabel,
        seharusnya=benar.teks,
        uraian=f"{x.nama} = hasil tabel komponennya",
        terkait=[benar],
    )


def _temuan(bahan: Bahan, x: Pasangan, sel: list[Sel], rumus: Ekspresi, seharusnya: Decimal) -> Temuan:
    angka = x.sel.angka
    assert angka is not None
    benar = Angka(seharusnya, angka.desimal, angka.persen)
    akhir = _akhir(bahan, sel)
    dibetulkan = [s.alamat for s in sel if letak(s) in akhir]
    sebab = f" sesudah {daftar_kata(dibetulkan)} dibetulkan" if dibetulkan else ""
    cara = "rata-rata" if x.rata else "jumlah"
    rentang = f"{x.komponen.lembar}!{sel[0].alamat}:{sel[-1].alamat}"
    return temuan(
        ATURAN,
        x.sel,
        f"tertulis {x.sel.teks}, sedangkan {cara} komponennya ({rentang}) {benar.tulis()}{sebab}; "
        f"samakan {x.nama} dengan {cara} itu, atau betulkan komponennya.",
        tabel=x.tabel,
        seharusnya=benar.tulis(),
        uraian=uraian(
            rumus, lambda _: [a.tulis() if (a := akhir.get(letak(s))) else s.teks for s in sel], benar, x.nama
        ),
        terkait=sel,
    )
