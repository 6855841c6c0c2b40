"""German, as people write it on notes: jobs with their verb at the end."""

from typing import Final

from canvases.method.hints.words import Words, listed

_FINITE: Final = listed(
    """
    ist sind war waren hat haben hatte wird werden kann können muss müssen soll sollen will wollen
    darf dauert dauern kostet kosten bricht brechen klebt kleben heizt heizen kommt kommen
    geht gehen
    bleibt bleiben steigt steigen fällt fallen fehlt fehlen verliert verlieren vergisst vergessen
    findet finden fährt fahren wartet warten zahlt zahlen verdient verdienen weiß wissen sieht sehen
    schläft spricht sprechen ruft rufen lacht lachen schließt schließen öffnet öffnen stürzt stürzen
    macht machen läuft laufen steht stehen braucht brauchen sucht suchen bekommt bekommen
    passt passen
    kündigt kündigen beschwert beschweren klingelt klingeln reagiert antwortet antworten lobt tippt
    """
)
_OFFERS: Final = listed(
    """
    app apps anwendung plattform plattformen software dashboard dashboards chatbot chatbots bot
    website webseite webseiten homepage portal portale newsletter plugin plugins api schnittstelle
    schnittstellen crm erp tool tools werkzeugkasten system systeme lösung anbindung sensor sensoren
    abo abonnement vorlage vorlagen backup export hotline helpdesk marktplatz onlineshop webshop
    assistent rechner konfigurator planer scanner datenbank benachrichtigung benachrichtigungen
    push-nachrichten filter modus chat schaltfläche knopf kalender funktion funktionen
    """
)
_VAGUE: Final = listed(
    """
    teuer teure langsam langsame schlecht schlechte schlechter schlechtes qualität service stress
    stressig stressige ineffizient ineffiziente prozess prozesse ablauf abläufe kompliziert
    komplizierte komplizierter umständlich umständliche umständlicher zeitverschwendung zeit hohe
    hoher hohes kosten preis preise frust frustrierend frustrierende erfahrung erfahrungen schwer
    schwierig schwierige problem probleme ärger ärgerlich nervig aufwand aufwendig aufwändig
    zeitaufwendig zeitaufwändig unsicherheit geld dinge besser bessere besserer besseres gut gute
    guter gutes einfach einfache einfacher einfacheres bedienung bequem bequeme bequemlichkeit
    komfort
    zufrieden zufriedene zufriedenheit kunden kunde nutzer produktivität produktiver mehrwert wert
    flexibel flexible flexibilität gefühl alles erfolg erfolgreich effizient effiziente effizienter
    effizienz effektiv spart sparen ersparnis verbessert verbessern steigert steigern erhöht erhöhen
    senkt senken schnell schnelle schneller lange langes dauert leben leichter leicht macht
    nutzererfahrung kundenzufriedenheit leistung ergebnis ergebnisse unterstützung hilfe hilft
    nützlich risiko riskant unklar unübersichtlich verwirrend chaos modern innovativ innovation
    professionell arbeiten arbeit löst reibungslos zeitersparnis kostenersparnis kommunikation spaß
    freude langweilig mühsam anstrengend geringe geringere niedrige niedrigere günstig günstiger
    """
)
_GOOD: Final = listed(
    """
    transparenz vertrauen flexibilität kontrolle freiheit spaß komfort einfachheit unterstützung
    klarheit überblick übersicht verlässlichkeit zuverlässigkeit sicherheit qualität tempo
    motivation
    anerkennung wertschätzung privatsphäre kommunikation orientierung transparent flexibel
    benutzerfreundlich nutzerfreundlich schnell zuverlässig verlässlich bequem einfach klar
    sicher gut
    freundlich hilfreich effizient intuitiv modern attraktiv professionell günstig genau angenehm
    praktisch auswahl abwechslung wissen information informationen effizienz struktur zeit
    geld hilfe
    interesse selbstständigkeit bedienbarkeit planbarkeit
    """
)
_CONCRETE: Final = listed(
    """
    zwei drei vier fünf sechs sieben acht neun zehn elf zwölf fünfzehn zwanzig dreißig hundert
    dutzend halb halbe hälfte doppelt einmal zweimal dreimal montag montags dienstag dienstags
    mittwoch mittwochs donnerstag donnerstags freitag freitags samstag samstags sonntag sonntags
    wochenende mittag mitternacht morgens abends nachts nacht woche wöchentlich monat monatlich tag
    täglich stunde stunden minute minuten jahr jährlich wenn während nach vor bevor bis weil sobald
    jede jeden jedes jeder winter sommer frühling herbst dezember januar weihnachten quartal
    """
)

GERMAN: Final = Words(
    tasks=frozenset(),
    finite=_FINITE,
    telling=_FINITE,
    determiners=listed(
        "ein eine einen einem einer der die das den dem unser unsere unseren mein meine neue neuer"
        " neues eigene gute"
    ),
    ends_of_head=listed(
        "für mit in im auf von vom zu zum zur an am aus bei beim durch über die der das und oder um"
        " als ohne pro nach vor"
    ),
    offers=_OFFERS,
    digital=listed(
        "online digital digitale digitaler digitales mobile mobiler mobiles cloud ki ki-gestützte"
        " automatische automatischer automatisches virtuelle virtueller web push"
    ),
    vague=_VAGUE,
    fillers=listed(
        "ein eine der die das den dem zu sehr so ist sind es im in am und viel viele vieles mehr"
        " alles immer oft ganz wirklich unsere unser meine mein mit von für bei an wird werden"
    ),
    polar=listed(
        "kein keine keinen keiner nicht nie ohne mangel mangelnde fehlende genug zu mehr weniger"
        " wenig bessere besser schlechte gute lange kurze langsame schnelle schnell einfache"
        " schwierige hohe niedrige zuverlässige unzuverlässige klare unklare sichere unsichere"
        " teure günstige kann hat viel"
    ),
    good=_GOOD,
    concrete=_CONCRETE,
    particles=frozenset(),
    moving=listed("gehen kommen bleiben sitzen fahren"),
    joining=("und", "sowie", "&"),
    one_thought=(
        r"\bsalz und pfeffer\b|\bhin und her\b|\bimmer und immer\b|\bauf und ab\b|\bab und zu\b"
        r"|\bnach und nach\b|\bzwischen\b.*\bund\b|\bsowohl\b|\w-(?= und )|\bhin und wieder\b"
        r"|\bforschung und entwicklung\b|\bwartung und reparatur\b|\bschwarz und weiß\b"
    ),
    subordinate=listed("wenn während weil nachdem bevor falls dass ob bis"),
    taking=(
        r"(?=.*\b(?:nutzen|benutzen|verwenden|herunterladen|installieren|abonnieren|kaufen|anmelden"
        r"|einloggen|ausprobieren|klicken)$)"
    ),
    our=listed("unser unsere unseren unserem unserer"),
    pain_start=(
        r"(?:zu (?:viele?|wenige?|lange?|spät|teuer|langsam|kompliziert|oft|schwer|laut|kalt|klein"
        r"|hohe)\b|wartet |warten auf|wartezeit|kann (?:nicht|kein)|angst (?:vor|dass)|sorge (?:um"
        r"|dass|vor)|fürchtet|frustriert|genervt|überfordert|gestresst|mangel an|findet kein"
        r"|bekommt kein|niemand \w+t\b|keiner \w+t\b|schwierig|schwer |unmöglich|verliert"
        r"|verschwendet|hohe kosten|steigende kosten|ärger mit|probleme mit|muss |risiko)"
    ),
    pain_anywhere=(
        r"\b(?:geht (?:immer |oft )?verloren|gehen (?:immer |oft )?verloren|fällt (?:oft "
        r"|ständig )?aus"
        r"|fallen (?:oft |ständig )?aus|kommt (?:\w+ ){0,3}zu spät|kommen (?:\w+ ){0,3}zu spät"
        r"|stürzt (?:\w+ ){0,2}ab|beschwer(?:t|en) sich|überlastet|geht kaputt|gehen kaputt)\b"
    ),
    not_a_pain=r"(?:zu gut|kann (?:es )?kaum erwarten)",
    gain_start=(
        r"(?:bessere\w*|besser|schnellere\w*|schneller|einfachere\w*|günstigere\w*|leichtere\w*"
        r"|sicherere\w*|gesündere\w*|frischere\w*|mehr (?:freie )?(?:zeit|umsatz|gewinn"
        r"|spaß|komfort"
        r"|qualität|schlaf|freiheit|flexibilität|energie|kunden|aufträge|geld|kontrolle|ruhe"
        r"|vertrauen|platz|sicherheit|gäste|freizeit|lohn|anerkennung)|höhere\w* (?:ertrag|erträge"
        r"|qualität|umsatz|umsätze|gewinne?|löhne?|margen?)|niedrigere \w+|weniger \w+)\b"
    ),
    wishing=(
        r"(?:wünscht sich|wünschen sich|würde gerne?|möchte gerne?|hofft auf|träumt von|zeit sparen"
        r"|geld sparen|spart (?:zeit|geld))\b"
    ),
    toil_anywhere=(
        r"\b(?:immer|wieder|doppelt|von hand|allein|alleine|zu|ohne|nur|jede[nsmr]?|nie|nicht|kein"
        r"|keine|keinen|ständig|noch|mehrfach|selbst|selber|aber|umsonst|stundenlang|müssen)\b"
    ),
    lacking=(
        r"(?:(?:es gibt |gibt es )?keine?[nrsm]?(?: echte?| gute?| richtige?)?|mangel an"
        r"|mangelnde[rsn]?|fehlende[rsn]?|es fehlt(?: eine?| an)?|zu wenige?|nicht genug"
        r"|unzureichende[rsn]?|braucht eine?n?|hat keine?n?|ohne(?: eine?n?)?)\b"
    ),
    not_good=r"(?:(?:ist |sind |es ist )?nicht (?:sehr |wirklich |so |besonders |immer )?)",
    negating=(
        r"(?:keine?[nrsm]?|nicht|nie|nie wieder|nie mehr|weniger|ohne|vermeidet|vermeiden"
        r"|verhindert"
        r"|reduziert|stressfrei|frei von|spart sich)\b"
    ),
    not_negating=r"(?:weniger als|keine?[rn]? (?:andere|weitere)|nicht nur|nicht vor)",
    is_task_anywhere=(
        r"^(?!.*\b(?:kann|muss|will|zu \w+en$))(?:\w[\w-]* ){1,7}(?:finden|planen|buchen"
        r"|vorbereiten"
        r"|auswählen|wählen|vergleichen|bestellen|organisieren|melden|einkaufen|kochen|putzen"
        r"|schreiben|bezahlen|anlernen|einladen|kaufen|kündigen|pflegen|unterrichten"
        r"|abholen|bringen"
        r"|verkaufen|reparieren|backen|führen|prüfen|mahnen|abrechnen|einstellen|suchen|waschen)$"
    ),
    people=listed(
        "eltern lehrer lehrerinnen schüler studenten studierende pflegekräfte ärzte ärztinnen"
        " patienten angehörige fahrer leiter mitarbeiter inhaber mieter vermieter gäste"
        " kellner köche"
        " landwirte einkäufer verkäufer lieferanten kinder senioren ehrenamtliche"
        " spender mitglieder"
        " entwickler gründer investoren lehrlinge handwerker"
    ),
    task_endings=("en", "ern", "eln"),
    offer_endings=(
        "software", "system", "portal", "plattform", "app", "tool", "kurs", "modus", "shop", "bot",
    ),
)  # fmt: skip
