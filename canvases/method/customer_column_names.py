"""What the name of a column of a customer list says: in English, German, French and Spanish.

Which variable of which model it is, whether it is money, and whether it names people.
"""

import re
import unicodedata
from enum import StrEnum
from typing import Final


class Name(StrEnum):
    """What a column's name tells beyond its variable."""

    EMAIL = "email"
    PHONE = "phone"
    PERSON = "person"
    ADDRESS = "address"
    ACCOUNT = "account"
    CODE = "code"  # figures that are no number
    MONEY = "money"


_NAMES: Final[tuple[tuple[Name, str], ...]] = (
    (Name.EMAIL,
     ("email|e mail|mail|mailadresse|e mail adresse|courriel|correo|correo electronico")),
    (Name.PHONE,
     ("phone|telephone|tel|mobile|cell|fax|telefon|handy|mobil|telefonnummer|rufnummer"
      "|telefono|movil|portable|whatsapp")),
    (Name.CODE,
     ("zip|zip code|zipcode|postcode|postal code|plz|postleitzahl|code postal|codigo postal|cp")),
    (Name.ACCOUNT,
     ("id|customer id|customer number|customer no|client id|account|account number|account no"
      "|account id|user id|order id|order number|invoice|invoice number|iban|bic|vat|vat id"
      "|tax id|ssn|uuid|guid|kundennummer|kunden nr|kundennr|kundenid|kunden id|nummer|nr|no"
      "|bestellnummer|auftragsnummer|rechnungsnummer|steuernummer|ust id|numero client"
      "|numero de client|id client|id cliente|numero de cliente|dni|nif|url|website|webseite"
      "|username|user name|benutzername|ip|ip address|password|passwort")),
    (Name.ADDRESS,
     ("address|street|street address|address line 1|address line 2|adresse|strasse|hausnummer"
      "|anschrift|rue|direccion|calle|domicilio")),
    (Name.PERSON,
     ("author|user|owner|created by|assigned to|sales rep|account manager|patient|guest"
      "|member name|benutzer|verfasser|besitzer|bearbeiter|betreuer|auteur|utilisateur"
      "|autor|usuario|name|first name|firstname|given name|last name|lastname|surname"
      "|family name|full name|fullname|contact|contact name|contact person|customer"
      "|customer name|client|client name|company|company name|organisation|organization"
      "|account name|vorname|nachname|familienname|vor und nachname|ansprechpartner"
      "|ansprechperson|kontakt|kunde|kundin|kundenname|firma|firmenname|unternehmen|prenom"
      "|nom|nom de famille|nom complet|client nom|nom du client|societe|entreprise"
      "|raison sociale|nombre|apellido|apellidos|nombre completo|cliente|empresa"
      "|razon social")),
    (Name.MONEY,
     ("revenue|sales|turnover|amount|total|spend|spent|price|value|ltv|lifetime value|arr|mrr"
      "|gmv|order value|revenue today|umsatz|jahresumsatz|nettoumsatz|betrag|summe|erlos"
      "|erlose|preis|wert|auftragswert|warenwert|bestellwert|ca|chiffre d affaires"
      "|chiffre affaires|montant|revenu|revenus|ventes|prix|ingresos|facturacion|ventas"
      "|importe|monto|gasto|precio")),
)  # fmt: skip

_VARIABLES: Final[tuple[tuple[str, str, str], ...]] = (
    ("geographic", "country", "country|nation|land|staat|pays|pais|lander"),
    ("geographic", "city",
     ("city|town|municipality|ort|stadt|wohnort|gemeinde|ville|commune|ciudad|municipio"
      "|localidad")),
    ("geographic", "area",
     ("area|region|state|province|county|canton|district|territory|zip|zip code|postcode"
      "|postal code|plz|postleitzahl|bundesland|kanton|gebiet|bezirk|vertriebsgebiet"
      "|departement|code postal|provincia|comunidad|zona|codigo postal")),
    ("geographic", "density", "density|urban|rural|urbanicity|siedlungsart|densite|densidad"),
    ("geographic", "language", "language|locale|lang|sprache|langue|idioma"),
    ("geographic", "climate", "climate|klima|climat|clima"),
    ("demographic", "age",
     ("age|age group|birthday|birth date|date of birth|dob|birth year|year of birth|alter"
      "|altersgruppe|geburtsdatum|geburtsjahr|geburtstag|age client|date de naissance"
      "|annee de naissance|edad|fecha de nacimiento")),
    ("demographic", "gender",
     ("gender|sex|salutation|title|geschlecht|anrede|sexe|genre|civilite|sexo|genero"
      "|tratamiento")),
    ("demographic", "income",
     ("income|household income|salary|einkommen|gehalt|revenu annuel|salaire|ingreso|renta"
      "|sueldo|salario")),
    ("demographic", "education",
     ("education|degree|bildung|abschluss|ausbildung|formation|diplome|etudes|educacion"
      "|estudios")),
    ("demographic", "family",
     ("family|household|household size|children|marital status|familie|haushalt"
      "|haushaltsgrosse|kinder|familienstand|famille|foyer|enfants|familia|hogar|hijos"
      "|estado civil")),
    ("demographic", "life stage", "life stage|lebensphase|etape de vie|etapa de vida"),
    ("demographic", "occupation",
     ("occupation|job|job title|profession|role|position|beruf|tatigkeit|metier|fonction|poste"
      "|profesion|ocupacion|cargo|puesto")),
    ("psychographic", "interests",
     ("interest|interests|interessen|interesse|interets|centres d interet|intereses")),
    ("psychographic", "lifestyle", "lifestyle|lebensstil|style de vie|estilo de vida"),
    ("behavioral", "purchase",
     ("product|products|product category|category|item|plan|package|tariff|purchases"
      "|order date|last order|first order|last purchase|produkt|produkte|warengruppe|kategorie"
      "|artikel|tarif|paket|kauf|letzter kauf|letzte bestellung|bestelldatum|produit|categorie"
      "|formule|forfait|achat|dernier achat|derniere commande|date de commande|producto"
      "|categoria|tarifa|compra|ultima compra|fecha de compra|ultimo pedido")),
    ("behavioral", "usage",
     ("usage|orders|number of orders|orders a year|orders per year|visits|logins|sessions"
      "|frequency|quantity|seats|nutzung|bestellungen|anzahl bestellungen"
      "|bestellungen pro jahr|auftrage|besuche|haufigkeit|menge|anzahl|utilisation|commandes"
      "|nombre de commandes|visites|frequence|quantite|uso|pedidos|numero de pedidos|visitas"
      "|frecuencia|cantidad")),
    ("behavioral", "user status",
     ("status|customer status|active|subscription|member|membership|kundenstatus|aktiv"
      "|mitglied|abo|statut|actif|abonnement|membre|estado|activo|suscripcion|socio")),
    ("behavioral", "life-cycle stage",
     ("stage|lifecycle|life cycle|lifecycle stage|since|customer since|created|created at"
      "|signup date|sign up date|joined|registered|kunde seit|seit|angelegt|erstellt"
      "|registriert|eintritt|phase|client depuis|depuis|cree le|inscription|date d inscription"
      "|cliente desde|desde|creado|fecha de alta|alta")),
    ("behavioral", "occasion", "occasion|season|anlass|saison|evenement|ocasion|temporada"),
    ("behavioral", "engagement",
     ("engagement|newsletter|opens|clicks|last login|last activity|nps|score|letzte aktivitat"
      "|letzter login|bewertung|derniere activite|ultima actividad|compromiso")),
    ("behavioral", "buyer stage",
     ("buyer stage|funnel|pipeline|deal stage|kaufphase|etape d achat|etapa de compra")),
    ("behavioral", "benefits sought",
     ("reason|purpose|use case|grund|zweck|kaufgrund|anwendungsfall|motif|raison|usage prevu"
      "|motivo|razon")),
    ("technographic", "devices",
     ("device|devices|device type|gerat|gerate|geratetyp|appareil|appareils|dispositivo"
      "|dispositivos")),
    ("technographic", "operating systems",
     ("os|operating system|platform|betriebssystem|plattform|systeme d exploitation|plateforme"
      "|sistema operativo|plataforma")),
    ("technographic", "software used",
     ("software|browser|app|app version|version|programm|logiciel|navigateur|navegador")),
    ("technographic", "social networks",
     ("channel|source|social network|referrer|utm source|kanal|quelle|herkunft"
      "|soziales netzwerk|canal|provenance|reseau social|fuente|origen|red social")),
    ("technographic", "online payment",
     ("payment|payment method|zahlung|zahlungsart|zahlungsweise|bezahlart|paiement"
      "|mode de paiement|moyen de paiement|pago|forma de pago|metodo de pago")),
    ("firmographic", "industry vertical",
     ("industry|sector|vertical|branch|type|customer type|business type|branche"
      "|wirtschaftszweig|sektor|typ|kundentyp|kundengruppe|kundenart|art|secteur"
      "|secteur d activite|branche d activite|type de client|industria|rubro|giro|tipo"
      "|tipo de cliente")),
    ("firmographic", "size of enterprise",
     ("size|company size|segment|grosse|unternehmensgrosse|firmengrosse|betriebsgrosse|taille"
      "|taille d entreprise|tamano|tamano de empresa")),
    ("firmographic", "ownership",
     ("ownership|legal form|rechtsform|eigentum|forme juridique|statut juridique"
      "|forma juridica|propiedad")),
    ("firmographic", "location",
     ("location|site|branch office|standort|niederlassung|filiale|site principal|implantation"
      "|ubicacion|sede|sucursal")),
    ("firmographic", "employees",
     ("employees|number of employees|headcount|staff|mitarbeiter|mitarbeiterzahl"
      "|anzahl mitarbeiter|beschaftigte|employes|effectif|effectifs|salaries|empleados"
      "|numero de empleados|plantilla")),
    ("needs_based", "need",
     ("need|needs|requirement|topic|bedarf|bedurfnis|anforderung|thema|besoin|besoins|sujet"
      "|necesidad|necesidades|tema")),
    ("needs_based", "required outcome",
     ("outcome|goal|goals|ziel|ergebnis|objectif|resultat|objetivo|resultado")),
    ("needs_based", "problem severity",
     ("severity|priority|urgency|dringlichkeit|prioritat|schweregrad|gravite|priorite|urgence"
      "|gravedad|prioridad|urgencia")),
    ("value_based", "revenue today",
     ("revenue|sales|turnover|amount|total|spend|spent|arr|mrr|umsatz|jahresumsatz|betrag"
      "|summe|erlos|erlose|ca|chiffre d affaires|montant|ventes|ingresos|facturacion|ventas"
      "|importe|monto|gasto")),
    ("value_based", "growth potential",
     ("growth|potential|growth potential|wachstum|potenzial|potential|croissance|potentiel"
      "|crecimiento|potencial")),
    ("value_based", "cost to serve",
     ("cost|costs|cost to serve|support tickets|tickets|returns|kosten|betreuungskosten"
      "|anfragen|retouren|cout|couts|demandes|retours|costo|costos|coste|costes|devoluciones")),
    ("value_based", "lifetime value",
     ("ltv|clv|lifetime value|customer lifetime value|kundenwert|valeur vie client"
      "|valor de vida|valor del cliente")),
    ("value_based", "reference value",
     ("referrals|recommendations|reviews|empfehlungen|recommandations|avis|recomendaciones"
      "|resenas")),
)  # fmt: skip

_BY_NAME: Final = {word: name for name, words in reversed(_NAMES) for word in words.split("|")}
_BY_WORD: Final = {
    word: (model, variable)
    for model, variable, words in reversed(_VARIABLES)
    for word in words.split("|")
}
_LONGEST: Final = 80  # characters of a name that are looked at


def name_of(name: str) -> Name | None:
    """What a column's name says beside its variable."""
    plain = _plain(name)
    words = plain.split()
    return _BY_NAME.get(plain) or next(
        (_BY_NAME[end] for end in _ends(words) if _BY_NAME.get(end) in _BY_ENDING), None
    )


_BY_ENDING: Final = {Name.EMAIL, Name.PHONE, Name.MONEY, Name.ACCOUNT}
"""What the last words of a name tell: "Work e-mail", "Umsatz 2025"."""


def variable_of(name: str) -> tuple[str, str] | None:
    """The model and the variable that a column's name means; None where it says neither."""
    plain = _plain(name)
    words = plain.split()
    for part in (plain, *_ends(words), *_beginnings(words)):
        if part in _BY_WORD:
            return _BY_WORD[part]
    return None


def _ends(words: list[str]) -> list[str]:
    return [" ".join(words[at:]) for at in range(1, len(words))] if len(words) < 8 else []


def _beginnings(words: list[str]) -> list[str]:
    return [" ".join(words[:at]) for at in range(len(words) - 1, 0, -1)] if len(words) < 8 else []


def _plain(name: str) -> str:
    """A name as it is compared: small letters without marks, words with one space between them,
    without years and units."""
    apart = re.sub(r"(?<=[a-zäöüéèñ])(?=[A-ZÄÖÜ])", " ", name[:_LONGEST])
    flat = unicodedata.normalize("NFKD", apart.casefold().replace("ß", "ss"))
    letters = "".join(one for one in flat if not unicodedata.combining(one))
    words = re.sub(r"\([^)]*\)|[^\w]+|_", " ", letters).split()
    return " ".join(
        word for word in words if not re.fullmatch(r"(19|20)\d\d|eur|usd|chf|gbp", word)
    )
