"""German words that tell what stands where: verbs in the forms that notes have, small words, and
the gender of things."""

from typing import Final

from canvases.method.hints.words import listed

_REGULAR: Final = """
    warten suchen zahlen bezahlen brauchen machen kosten dauern passen fehlen klingeln heizen
    holen kaufen verkaufen kochen putzen planen buchen melden schicken fragen sagen antworten
    hören lernen arbeiten leben wohnen hoffen wünschen fürchten zweifeln merken kennen zeigen
    führen liefern reparieren telefonieren bestellen verdienen verschwenden erreichen gehören
    funktionieren reagieren kündigen beschweren tippen öffnen stürzen reichen sparen schaffen
    fühlen freuen haften spülen ärgern landen schwanken streiten reden rechnen drohen enden
    """
_IRREGULAR: Final = """
    ist:sein sind:sein war:sein waren:sein hat:haben hatte:haben kann:können muss:müssen
    will:wollen wird:werden darf:dürfen soll:sollen weiß:wissen bricht:brechen fällt:fallen
    verliert:verlieren vergisst:vergessen findet:finden fährt:fahren sieht:sehen
    schläft:schlafen spricht:sprechen ruft:rufen schließt:schließen läuft:laufen steht:stehen
    bekommt:bekommen kommt:kommen geht:gehen bleibt:bleiben steigt:steigen versteht:verstehen
    nimmt:nehmen gibt:geben hält:halten liegt:liegen sitzt:sitzen trägt:tragen isst:essen
    trifft:treffen lässt:lassen hilft:helfen stirbt:sterben friert:frieren verpasst:verpassen
    fängt:fangen schreibt:schreiben liest:lesen denkt:denken bringt:bringen weint:weinen
    zieht:ziehen verschwindet:verschwinden entsteht:entstehen
    """


def _third(verb: str) -> str:
    """What one does: "warten" → "wartet"."""
    stem = verb.removesuffix("en") if verb.endswith("en") else verb.removesuffix("n")
    return stem + ("et" if stem.endswith(("d", "t", "ffn", "chn")) else "t")


BASES: Final[dict[str, str]] = {
    **{_third(verb): verb for verb in _REGULAR.split()},
    **dict(pair.split(":") for pair in _IRREGULAR.split()),
}
"""Verbs by the form in which one does it."""

VERBS: Final = frozenset(BASES.values())
PLURALS: Final = {verb: "sind" if verb == "sein" else verb for verb in VERBS}
FIRST: Final = {
    "sein": "bin", "haben": "habe", "können": "kann", "müssen": "muss", "wollen": "will",
    "werden": "werde", "dürfen": "darf", "sollen": "soll", "wissen": "weiß",
}  # fmt: skip
HELPING: Final = listed(
    """
    ist sind war waren hat haben hatte kann können muss müssen will wollen wird werden darf
    soll sollen
    """
)
"""Verbs with which another one stands at the end."""
HAPPENING: Final = listed("steigen fallen fehlen brechen passen schwanken drohen verschwinden")
"""Verbs of what things do by themselves."""
NAMED: Final = listed("essen leben kosten")
"""Verbs that are things as well, where they have a capital."""

SEPARABLE: Final = listed(
    """
    ab an auf aus bei ein fern fest heim her hin los mit nach statt teil vor vorbei weg weiter
    zu zurück zusammen herunter hinunter heraus hinaus herein hinein
    """
)
WHOLE: Final = listed(
    """
    abonnieren ankern antworten beichten beißen einen einigen festigen herrschen hindern hinken
    hinterlassen losen mitteln teilen weiten zucken zuckern zupfen zügeln zünden zürnen
    beinhalten beirren anten auditieren
    """
)
"""Verbs that only look as if they had a part that stands apart."""

DETERMINERS: Final = listed(
    """
    der die das den dem des ein eine einen einem einer kein keine keinen jeder jede jedes jeden
    dieser diese dieses alle viele wenige mehrere beide zwei drei vier fünf sechs sieben acht neun
    zehn zwölf manche
    """
)
SMALL: Final = DETERMINERS | listed(
    """
    zu sehr so nicht nie niemand jemand keiner alles nichts etwas es er sie man das wenn weil ob
    dass in im am an auf aus bei beim mit nach von vom vor für ohne um über unter zum zur durch
    bis ab seit trotz wegen während und oder aber noch schon nur immer oft selten wieder endlich
    mehr weniger viel wenig genug keinerlei sich gut schlecht schnell langsam warm kalt sicher
    früh spät teuer billig günstig laut leise neu alt lang kurz hoch klar einfach schwer frisch
    gesund satt wach müde krank allein zusammen gemeinsam selbst heute morgens abends nachts
    rechtzeitig überall unterwegs zuhause daheim bequem sauber leicht ganz gern gerne besser
    schneller leichter später früher länger unklar unsicher unzuverlässig unbequem zuverlässig
    ruhig pünktlich lange stundenlang doppelt dauernd zweimal dreimal einmal gratis
    """
)
ADJECTIVES: Final = listed(
    """
    lang kurz hoh groß klein gut schlecht neu alt schnell langsam warm kalt teur billig günstig
    besser größer kleiner schneller leicht schwer klar frisch ruhig sicher fest frei voll leer
    eigen ganz halb viel wenig laut eng weit hart früh spät stark schwach gesund krank sauber
    zufrieden unzufrieden
    """
)
ADJECTIVE_ENDINGS: Final = (
    "lich", "ig", "isch", "bar", "sam", "los", "voll", "haft", "end", "ent", "ant", "iv", "ell",
    "iert",
)  # fmt: skip
ADVERB_ENDINGS: Final = ("lich", "isch", "los", "sam", "bar", "reich", "ig")
THINGS: Final = listed("honig könig essig käfig tisch fisch bereich reich")
"""What only ends so."""
OWN: Final = listed(
    """
    ich mich mir mein meine meinen meinem meiner meines wir uns unser unsere unseren unserem
    unserer
    """
)

GENDERS: Final[dict[str, frozenset[str]]] = {
    "f": listed(
        """
        ung heit keit schaft ion tät ik enz anz app plattform software karte liste suche hilfe
        garantie hotline kiste box zeit kasse seite küche stelle schule bahn woche akte anlage
        mappe tafel uhr nummer sprechstunde werkstatt post datei mahlzeit arbeit angst gefahr
        rechnung bäckerei bücherei praxis klinik familie firma kita bibliothek bank sorge pause
        """
    ),
    "m": listed(
        """
        kurs shop service dienst planer rechner kalender assistent bot newsletter schrank automat
        laden markt wagen raum plan weg platz preis stress ärger lärm termin umweg schlaf brief
        koffer filter schlüssel betrieb arzt verein händler koch überblick lohn schreck ismus ling
        chat helfer finder bus zug anruf fehler aufwand verlust streit parkplatz
        """
    ),
    "n": listed(
        """
        system portal tool abo paket set team programm gerät buch heft café modul netz angebot
        chen lein ment essen geld teil haus kind spiel rad auto büro zimmer brot fahrrad werkzeug
        unternehmen museum hotel restaurant labor formular gefühl verfahren ersatzteil
        """
    ),
    "p": listed(
        """
        ungen heiten keiten schaften ionen apps shops kurse briefe teile pakete karten listen
        vorlagen geräte boxen kisten schlangen kosten preise gebühren fehler formulare termine
        räder bücher leute eltern menschen kinder kräfte ersatzteile sprechstunden mahlzeiten
        """
    ),
}
"""Endings of things: feminine, masculine, neuter, several."""
