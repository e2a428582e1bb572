"""Nilai dari buku pembanding (`--from`): angka mana di sana yang seharusnya sama dengan angka di buku ini."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.antar.amatan import amati_tabel, nama_indikator, tempat_kosong
from kertas_kerja.aturan.antar.banding import Catatan, bandingkan
from kertas_kerja.aturan.antar.waktu import RENCANA
from kertas_kerja.tabel.identitas import Kamus, padankan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kertas_kerja.aturan.antar.tipe import Amatan, Konteks
    from kertas_kerja.aturan.dasar import BukuLain
    from kertas_kerja.model import Tabel, Tingkat

Pilihan = tuple["Konteks", "Tingkat", str]
BANDINGKAN = frozenset({"target", "realisasi", "pagu", "realisasi_anggaran", "target_renstra", "nilai"})
_TANPA_CATATAN = Catatan(frozenset(), {})
_UTAMA = ("pko", "pk_sasaran", "pk_program", "kkpt")


class Cocok(NamedTuple):
    """Angka pembanding di buku lain, dan seberapa berat perbedaannya: info bila memang boleh berubah."""

    amatan: Amatan
    tingkat: Tingkat
    sebab: str = ""


class Perbandingan:
    """Buku ini di samping satu buku lain, dengan nama indikator yang disamakan."""

    def __init__(self, tabel: Sequence[Tabel], lain: BukuLain, alias: Mapping[str, str]) -> None:
        judul = [t.judul for t in (*tabel, *lain.tabel)]
        kamus = Kamus(judul, [*nama_indikator(tabel), *nama_indikator(lain.tabel)], alias)
        self.lain = lain
        self.ini = amati_tabel(tabel, alias, kamus)
        self.sana = amati_tabel(lain.tabel, alias, kamus)
        self.kosong = list(tempat_kosong(tabel, self.ini))
        self.mirip = _samakan([*self.ini.amatan, *self.kosong], self.sana.amatan)
        self._nilai: dict[tuple[str, str, int | None], dict[Konteks, list[Amatan]]] = {}
        for a in self.sana.amatan:
            if a.ukuran in BANDINGKAN and not a.konteks.periode.endswith("sendiri"):
                letak = (a.kunci, a.ukuran, a.konteks.tahun)
                self._nilai.setdefault(letak, {}).setdefault(a.konteks, []).append(a)

    def kelompok(self) -> Iterator[tuple[list[Amatan], Cocok]]:
        """Amatan buku ini yang sekelompok, dengan angka pembandingnya di buku lain."""
        grup: dict[tuple[str, str, Konteks], list[Amatan]] = {}
        for a in self.ini.amatan:
            if a.ukuran in BANDINGKAN:
                grup.setdefault((a.kunci, a.ukuran, a.konteks), []).append(a)
        for daftar in grup.values():
            cocok = self.cari(daftar[0])
            if cocok is not None:
                yield daftar, cocok

    def cari(self, a: Amatan) -> Cocok | None:
        """Angka di buku lain yang mengukur hal yang sama pada waktu yang sama; None bila tidak ada."""
        ada = self._nilai.get((self.mirip.get(a.kunci, a.kunci), a.ukuran, a.konteks.tahun), {})
        if a.konteks.periode.startswith("kolom") or not ada:
            return None
        pilihan = self._menurut_versi(a, ada) if a.ukuran in ("target", "pagu") else self._menurut_periode(a, ada)
        if pilihan is None:
            return None
        konteks, tingkat, sebab = pilihan
        acuan = bandingkan(ada[konteks], _TANPA_CATATAN, self._urut).acuan
        ragu = not (a.pasti and acuan.pasti) or a.kunci in self.mirip
        return Cocok(acuan, "warning" if ragu and tingkat == "error" else tingkat, sebab)

    def _urut(self, a: Amatan) -> tuple[int, int, int]:
        """Yang didahulukan di buku lain: PKO dan PK, lalu tabel yang lebih belakang (hasil terakhir tahun itu)."""
        letak = next(i for i, t in enumerate(self.lain.tabel) if t.id == a.tabel.id)
        return (_UTAMA.index(a.tabel.kind) if a.tabel.kind in _UTAMA else len(_UTAMA), -letak, a.baris.nomor)

    def _menurut_versi(self, a: Amatan, ada: dict[Konteks, list[Amatan]]) -> Pilihan | None:
        """Target dan pagu: PK yang sama; antara murni dan perubahan perbedaan hanya diberitahukan."""
        versi = a.konteks.versi
        per_versi = {k.versi: k for k in ada if not k.periode}
        akhir_sini = a.konteks.tahun != self.ini.waktu[a.tabel.id].tahun
        rencana = a.tabel.kind in RENCANA and not akhir_sini
        if "perubahan" in per_versi and versi != "murni":
            beda = versi == "" and rencana
            return per_versi["perubahan"], "info" if beda else "error", "sesudah perubahan" if beda else ""
        konteks = next((per_versi[v] for v in ("murni", "") if v in per_versi), None)
        if versi == "murni" and konteks is None and "perubahan" in per_versi:
            return per_versi["perubahan"], "info", "sesudah perubahan"
        if konteks is None:
            return None
        dari_rencana = all(x.tabel.kind in RENCANA and not self._akhir(x) for x in ada[konteks])
        if versi == "perubahan" and (dari_rencana or konteks.versi == "murni"):
            return konteks, "info", "sebelum perubahan"
        if versi == "murni" and all(self._akhir(x) for x in ada[konteks]):
            return konteks, "info", "akhir tahun"
        if (akhir_sini and dari_rencana) or (rencana and all(self._akhir(x) for x in ada[konteks])):
            return konteks, "warning", "periksa apakah PK tahun itu diubah"
        return konteks, "error", ""

    def _akhir(self, x: Amatan) -> bool:
        """Benar bila angka di buku lain itu target N-1: target yang berlaku di akhir tahun."""
        return x.konteks.tahun != self.sana.waktu[x.tabel.id].tahun

    def _menurut_periode(self, a: Amatan, ada: dict[Konteks, list[Amatan]]) -> Pilihan | None:
        """Realisasi: periode yang sama, atau periode terakhir yang ada di buku lain."""
        per_periode = {k.periode: k for k in ada}
        if a.konteks.periode in per_periode:
            return per_periode[a.konteks.periode], "error", ""
        if a.konteks.periode:
            return None
        akhir = max((k for k in per_periode if k.startswith("TB")), default=None)
        return (per_periode[akhir], "warning", f"baru s/d {akhir}") if akhir else None


def perbandingan(tabel: Sequence[Tabel], daftar: Iterable[BukuLain], alias: Mapping[str, str]) -> list[Perbandingan]:
    """Satu perbandingan untuk setiap buku pembanding, menurut urutan disebutnya."""
    return [Perbandingan(tabel, lain, alias) for lain in daftar]


def _samakan(ini: Iterable[Amatan], sana: Iterable[Amatan]) -> dict[str, str]:
    """Kunci buku ini yang menurut ejaan sama dengan kunci buku lain yang tidak punya pasangan tepat."""
    hasil: dict[str, str] = {}
    kunci_ini, kunci_sana = {a.kunci for a in ini}, {a.kunci for a in sana}
    ruang = {k.rpartition(":")[0] for k in kunci_ini - kunci_sana}
    for r in ruang:
        tempat = {k.rpartition(":")[2]: frozenset({"ini"}) for k in kunci_ini - kunci_sana if k.rpartition(":")[0] == r}
        tempat |= {
            k.rpartition(":")[2]: frozenset({"sana"}) for k in kunci_sana - kunci_ini if k.rpartition(":")[0] == r
        }
        for k, w in padankan(tempat).items():
            a, b = (k, w) if tempat[k] == {"ini"} else (w, k)
            if a != b:
                hasil[f"{r}:{a}"] = f"{r}:{b}"
    return hasil
