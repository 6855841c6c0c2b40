"""What people call the columns of a table of notes, and how much something matters, in eleven
languages beside English. The words of English stand with the fields and roles themselves."""

from collections.abc import Mapping
from typing import Final

COLUMN_NAMES: Final[Mapping[str, str]] = {
    "text": "Notiz, Notizen, Inhalt, Zettel, Titel, Karte, Eintrag, Aussage, Haftnotiz,"
    " Stichpunkt, texte, contenu, titre, carte, post-it, étiquette, texto, nota, notas,"
    " contenido, título, tarjeta, conteúdo, cartão, anotação, testo, contenuto, titolo, scheda,"
    " voce, appunto, tekst, notitie, notities, inhoud, titel, kaart, kaartje, briefje, treść,"
    " notatka, notatki, karteczka, tytuł, karta, zawartość, anteckning, anteckningar, innehåll,"
    " lapp, kort, metin, içerik, başlık, kart, notlar, テキスト, メモ, 付箋, 内容, タイトル,"
    " ノート, カード, 文本, 便签, 便利贴, 标题, 笔记, 备忘, 卡片, 條目, 条目, 文字, 便條, 便利貼,"
    " 內容, 標題, 筆記",
    "box": "Kästchen, Feld, Kategorie, Bereich, Abschnitt, Spalte, Liste, Gruppe, Rubrik,"
    " Quadrant, case, catégorie, section, colonne, groupe, rubrique, bloc, cadre, zone, casilla,"
    " categoría, sección, columna, grupo, bloque, cuadrante, recuadro, categoria, seção, secção,"
    " coluna, caixa, bloco, lista, quadro, casella, riquadro, sezione, colonna, gruppo, blocco,"
    " elenco, vak, categorie, sectie, kolom, groep, blok, lijst, kader, rubriek, pole, kategoria,"
    " sekcja, kolumna, grupa, ramka, ruta, kategori, sektion, kolumn, grupp, fält, rubrik, kutu,"
    " bölüm, sütun, alan, liste, grup, ボックス, カテゴリ, カテゴリー, 分類, 区分, 列, グループ,"
    " セクション, 枠, 種別, リスト, 类别, 分类, 栏目, 区域, 方框, 分组, 框, 板块, 類別, 欄位,"
    " 區域, 分組, 列表, 清單",
    "weight": "Gewicht, Gewichtung, Wichtigkeit, Bedeutung, Relevanz, Priorität, Schwere, Rang,"
    " poids, importance, priorité, pertinence, gravité, pondération, peso, importancia,"
    " prioridad, relevancia, gravedad, ponderación, importância, prioridade, relevância,"
    " gravidade, importanza, priorità, rilevanza, gravità, gewicht, belang, belangrijkheid,"
    " prioriteit, relevantie, ernst, weging, waga, ważność, priorytet, znaczenie, istotność,"
    " vikt, viktighet, betydelse, prioritet, relevans, allvar, ağırlık, önem, öncelik,"
    " önem derecesi, 重み, 重要度, 優先度, 優先順位, 重要性, 深刻度, 权重, 重要程度, 优先级,"
    " 權重, 優先級, 優先順序, 严重程度, 嚴重程度",
    "details": "Einzelheiten, Kommentar, Kommentare, Bemerkung, Bemerkungen, Beschreibung,"
    " Anmerkung, Anmerkungen, Erläuterung, Details, détails, détail, commentaire, commentaires,"
    " remarque, remarques, description, detalles, detalle, comentario, comentarios, descripción,"
    " observaciones, detalhes, detalhe, comentário, comentários, descrição, observações,"
    " dettagli, dettaglio, commento, commenti, descrizione, osservazioni, details, toelichting,"
    " opmerking, opmerkingen, beschrijving, omschrijving, szczegóły, komentarz, komentarze, opis,"
    " uwagi, detaljer, kommentar, kommentarer, beskrivning, anmärkning, ayrıntılar, ayrıntı,"
    " detaylar, açıklama, yorum, yorumlar, 詳細, コメント, 備考, 説明, 详情, 备注, 评论, 描述,"
    " 说明, 详细, 註解, 詳情, 備註, 評論, 說明",
    "votes": "Stimmen, Punkte, Klebepunkte, votes, voix, votos, votações, voti, stemmen, głosy,"
    " liczba głosów, röster, oylar, oy, oy sayısı, 投票, 投票数, 票数, 得票, 票數",
    "type": "Typ, Art, type, tipo, soort, typ, rodzaj, tür, tip, 種類, タイプ, 类型, 類型",
    "segment": "Kundensegment, Kunde, Kunden, Zielgruppe, segment de clientèle, client, clients,"
    " segmento, segmento de clientes, cliente, clientes, segmento de cliente,"
    " segmento di clientela, segmento di clienti, clienti, klantsegment, klant, klanten,"
    " segment klientów, klient, klienci, kundsegment, kund, kunder, målgrupp, müşteri segmenti,"
    " müşteri, müşteriler, 顧客セグメント, 顧客, セグメント, ペルソナ, 客户细分, 客户群体, 客户,"
    " 客戶, 客戶區隔, 用户画像",
}  # fmt: skip

WEIGHT_WORDS: Final[Mapping[int, str]] = {
    1: "sehr niedrig, sehr gering, unwichtig, très faible, muy bajo, muy baja, muito baixo,"
    " muito baixa, molto basso, molto bassa, zeer laag, bardzo niski, mycket låg, çok düşük,"
    " とても低い, 非常に低い, 很低, 非常低",
    2: "niedrig, gering, faible, bajo, baja, baixo, baixa, basso, bassa, laag, niski, niska, låg,"
    " düşük, 低い, 低",
    3: "mittel, moyen, moyenne, medio, media, médio, média, gemiddeld, średni, średnia, medel,"
    " orta, 普通, 中",
    4: "hoch, élevé, élevée, fort, forte, alto, alta, hoog, wysoki, wysoka, hög, yüksek, 高い, 高",
    5: "sehr hoch, sehr wichtig, très élevé, très élevée, très fort, très forte, muy alto,"
    " muy alta, muito alto, muito alta, molto alto, molto alta, zeer hoog, bardzo wysoki,"
    " bardzo wysoka, mycket hög, çok yüksek, とても高い, 非常に高い, 很高, 非常高",
}  # fmt: skip
