// The page works without this file; with it, workbooks are sent one by one and results appear by themselves.
"use strict";
(() => {
  const formulir = document.getElementById("unggah");
  const pilih = document.getElementById("berkas");
  const lkjip = document.getElementById("lkjip");
  const kirim = document.getElementById("kirim");
  const kabar = document.getElementById("kabar");
  const hasil = document.getElementById("hasil");
  const kosong = document.getElementById("kosong");
  const JSON_SAJA = { Accept: "application/json" };
  const JEDA = 600; // milliseconds between two looks
  const SERENTAK = 3; // uploads at the same time
  const dihapus = new Set(); // ids of cards that a look under way must not bring back
  let antre = [];
  let jalan = 0;
  let pewaktu = 0;
  let dalam = 0; // nested dragenter events

  formulir.classList.add("sigap");
  kirim.hidden = true;
  pilih.required = false;
  pilih.addEventListener("change", () => { tambah([...pilih.files]); pilih.value = ""; });
  formulir.addEventListener("submit", (e) => e.preventDefault());

  for (const nama of ["dragenter", "dragover", "dragleave", "drop"]) {
    window.addEventListener(nama, (e) => {
      e.preventDefault();
      if (nama === "dragenter") dalam += 1;
      if (nama === "dragleave") dalam -= 1;
      if (nama === "drop") dalam = 0;
      formulir.classList.toggle("di-atas", dalam > 0);
      if (nama === "drop" && e.dataTransfer) tambah([...e.dataTransfer.files]);
    });
  }

  hasil.addEventListener("submit", async (e) => {
    e.preventDefault();
    const kartu = e.target.closest("article");
    try {
      await fetch(e.target.action, { method: "POST", headers: JSON_SAJA });
      const nama = kartu.querySelector("h3").textContent;
      dihapus.add(kartu.id);
      document.getElementById(kartu.id)?.remove(); // it may have been renewed meanwhile
      kosong.hidden = hasil.children.length > 0;
      katakan(`${nama} dihapus dari halaman.`);
      hasil.focus();
    } catch { katakan("Program kk web sudah ditutup; jalankan lagi."); }
  });

  let dibuka = [];
  window.addEventListener("beforeprint", () => {
    dibuka = [...document.querySelectorAll("details:not([open])")];
    for (const d of dibuka) d.open = true;
  });
  window.addEventListener("afterprint", () => { for (const d of dibuka) d.open = false; });

  function katakan(kalimat) { kabar.textContent = kalimat; }

  function tambah(berkas) {
    const batas = Number(document.body.dataset.batas); // bytes
    const besar = berkas.filter((b) => b.size > batas);
    const kini = lkjip.checked; // as it is when the workbooks are dropped
    antre.push(...berkas.filter((b) => b.size <= batas).map((b) => ({ isi: b, lkjip: kini, tanda: crypto.randomUUID() })));
    const jumlah = berkas.length - besar.length;
    const kalimat = jumlah ? [`${jumlah} berkas dikirim untuk diolah.`] : [];
    for (const b of besar) kalimat.push(`${b.name} lebih besar dari ${batas / 1048576} MB dan tidak dikirim.`);
    katakan(kalimat.join("\n"));
    while (jalan < SERENTAK && antre.length) unggah();
  }

  async function unggah() {
    jalan += 1;
    while (antre.length) {
      const berkas = antre.shift();
      const isi = new FormData();
      if (berkas.lkjip) isi.append("lkjip", "1");
      isi.append("tanda", berkas.tanda); // a browser may send a request again
      isi.append("berkas", berkas.isi, berkas.isi.name);
      try {
        const jawab = await fetch("unggah", { method: "POST", headers: JSON_SAJA, body: isi });
        if (!jawab.ok) throw new Error(await jawab.text());
        for (const k of (await jawab.json()).kiriman) await pasang(k.kunci);
        pantau();
      } catch (galat) {
        const kalimat = galat instanceof TypeError ? "tidak terbaca, atau kk web sudah ditutup." : galat.message;
        katakan(`${berkas.isi.name}: ${kalimat}`);
      }
    }
    jalan -= 1;
  }

  async function pasang(kunci) {
    const jawab = await fetch(`kartu/${kunci}`);
    if (!jawab.ok) return;
    const kotak = document.createElement("template");
    kotak.innerHTML = await jawab.text(); // written and escaped by our own server
    if (dihapus.has(`k-${kunci}`)) return;
    const lama = document.getElementById(`k-${kunci}`);
    if (lama) lama.replaceWith(kotak.content);
    else hasil.append(kotak.content);
    kosong.hidden = true;
  }

  function pantau() { if (!pewaktu) pewaktu = setTimeout(lihat, JEDA); }

  async function lihat() {
    pewaktu = 0;
    let kiriman;
    try { kiriman = (await (await fetch("status")).json()).kiriman; } catch {
      katakan("Program kk web sudah ditutup; jalankan lagi.");
      return;
    }
    const baru = [];
    for (const k of kiriman) {
      const kartu = document.getElementById(`k-${k.kunci}`);
      if (!kartu || kartu.dataset.keadaan === k.keadaan) continue;
      await pasang(k.kunci);
      if (k.keadaan === "selesai") baru.push(`${k.nama}: ${k.ringkas}`);
    }
    if (baru.length) katakan(baru.length > 3 ? `${baru.length} berkas selesai diolah.` : baru.join("\n"));
    if (kiriman.some((k) => k.keadaan !== "selesai")) pantau();
  }

  if (document.querySelector('article:not([data-keadaan="selesai"])')) pantau();
})();
