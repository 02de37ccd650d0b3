"""The titles that programs and people give the columns of an address book, by field and language."""


def by_title(table: str) -> dict[str, str]:
    """Give the field for each title, from a table whose lines read "field: title | title".

    >>> by_title("given: first name | vorname")
    {'first name': 'given', 'vorname': 'given'}
    """
    found: dict[str, str] = {}
    for line in table.strip().splitlines():
        field, _, titles = line.partition(": ")
        found.update(dict.fromkeys(titles.split(" | "), field))
    return found


GOOGLE = by_title("""
name: name
given: given name | first name
middle: additional name | middle name
family: family name | last name
nickname: nickname
organisation: organization name | organization 1 - name
title: organization title | organization 1 - title
birthday: birthday
note: notes
labels: group membership | labels
""")
"""Google's single columns, always in English; its numbered ones ("E-mail 1 - Value") are found by pattern."""

OUTLOOK = by_title("""
given: first name | vorname | prénom | nombre | nome | voornaam | nome próprio | primeiro nome
middle: middle name | weitere vornamen | zweiter vorname | deuxième prénom | segundo nombre | secondo nome
middle: middelste naam | segundo nome
family: last name | nachname | nom | apellidos | apellido | cognome | achternaam | apelido | sobrenome
nickname: nickname | spitzname | surnom | apodo | sobrenombre | soprannome | bijnaam | alcunha | apelidos
organisation: company | firma | unternehmen | société | organización | compañía | empresa | società
organisation: azienda | bedrijf
title: job title | position | beruf | titre du poste | fonction | puesto | cargo | posizione | functie
email: e-mail address | e-mail 2 address | e-mail 3 address | email address | email 2 address
email: email 3 address | e-mail-adresse | e-mail 2 adresse | e-mail 3 adresse | e-mail-adresse 2
email: e-mail-adresse 3 | adresse de messagerie | adresse de messagerie 2 | adresse de messagerie 3
email: adresse e-mail | adresse e-mail 2 | adresse e-mail 3 | dirección de correo electrónico
email: dirección de correo electrónico 2 | dirección de correo electrónico 3
email: dirección del correo electrónico | indirizzo posta elettronica
email: indirizzo posta elettronica 2 | indirizzo posta elettronica 3 | indirizzo di posta elettronica
email: indirizzo di posta elettronica 2 | e-mailadres | e-mailadres 2 | e-mailadres 3 | endereço de e-mail
email: endereço de e-mail 2 | endereço de correio eletrónico | endereço de correio eletrónico 2
email: endereço de email | endereço de email 2 | endereço de email 3 | dirección del correo electrónico 2
email: dirección del correo electrónico 3 | adresse mail | adresse mail 2 | adresse mail 3
email: adresse de courrier | adresse de courrier 2 | adresse de courrier 3
phone: mobile phone | home phone | home phone 2 | business phone | business phone 2 | primary phone
phone: other phone | car phone | mobiltelefon | telefon privat | telefon privat 2 | telefon geschäftlich
phone: telefon geschäftlich 2 | haupttelefon | weiteres telefon | autotelefon | tél. mobile
phone: téléphone mobile | téléphone (domicile) | téléphone (bureau) | téléphone 2 (domicile)
phone: téléphone 2 (bureau) | téléphone principal | teléfono móvil | móvil | particular teléfono
phone: teléfono particular | teléfono del trabajo | teléfono principal | cellulare | telefono cellulare
phone: telefono (ab.) | telefono (uff.) | abitazione | ufficio | mobiele telefoon | telefoon op werk
phone: telefoon thuis | telemóvel | celular | telefone residencial | telefone comercial
phone: telefon (privat) | telefon (privat 2) | mobiltelefon 2 | téléphone (autre) | téléphone (voiture)
phone: tél. principal | teléfono del trabajo 2 | teléfono particular 2 | particular | otro teléfono | teléfono movil
phone: ufficio 2 | abitazione 2 | altro telefono | telefono principale | telefoon op werk 2 | telefoon thuis 2
phone: andere telefoon | hoofdtelefoon | autotelefoon | telefone celular | telefone comercial 2
phone: telefone residencial 2 | telefone do carro | outro telefone | telefone principal
shared phone: business fax | home fax | other fax | company main phone | pager | fax geschäftlich
shared phone: fax privat | weiteres fax | hauptrufnummer firma | télécopie (bureau) | télécopie (domicile)
shared phone: telefon firma | téléphone société | télécopie (autre) | récepteur de radiomessagerie | fax (bureau)
shared phone: fax (domicile) | fax (autre) | otro fax | localizador | fax (ab.) | altro fax | cercapersone
shared phone: andere fax | hoofdtelefoon bedrijf | fax residencial | outro fax | telefone principal da empresa
shared phone: fax del trabajo | fax particular | fax (uff.) | fax op werk | fax thuis | fax comercial
city: home city | business city | other city | ort privat | ort geschäftlich | weiterer ort
city: ville (domicile) | ville (bureau) | ciudad de residencia | ciudad del trabajo | ciudad particular
city: ville (autre) | ciudad de trabajo | otra ciudad | huisadres, plaats | werkadres, plaats
city: cidade do endereço comercial | cidade do endereço residencial
city: città (ab.) | città (uff.) | plaats, thuis | plaats, werk | cidade (residência)
url: web page | personal web page | webseite | website | page web | página web | pagina web | webpagina
url: página da web
birthday: birthday | geburtstag | anniversaire | cumpleaños | compleanno | verjaardag | aniversário
note: notes | notizen | notas | note | notities | anotações
labels: categories | kategorien | catégories | categorías | categorie | categorieën | categorias
""")
"""Outlook's titles in English, German, French, Spanish, Italian, Dutch and Portuguese."""

ANY = OUTLOOK | by_title("""
name: name | full name | display name | contact name | nombre completo | nom complet | nome completo
name: anzeigename | nome visualizzato
name: volledige naam | naam | vollständiger name
given: given name | first | firstname | given | fname
family: family name | surname | last | lastname | family | lname
email: email | e-mail | mail | email 1 | email 2 | email 3 | e-mail 1 | e-mail 2 | correo
email: correo electrónico | courriel | emails | primary email | secondary email
email: alternate email 1 | alternate email 2 | primäre e-mail-adresse | sekundäre e-mail-adresse
email: email primaria | email secondaria
phone: tel. dienstlich | tel. privat | mobil-tel.-nr. | telefono lavoro | telefono casa | numero cellulare
shared phone: fax number | pager number | fax-nummer | pager-nummer | numero fax
phone: phone | telephone | tel | mobile | cell | phone number | mobile number | telefon | handy | teléfono
phone: téléphone | telefono | telefoon | telefone | work phone
url: url | profile | linkedin | linkedin url | profile url | link | homepage
organisation: organisation | organization | employer | org | entreprise | organisatie
title: title | role | position | occupation | rôle | rol | titel
city: city | town | location | ville | ciudad | stadt | ort | città | plaats | cidade
birthday: birth date | date of birth | birthdate | dob
note: comment | comments | remark | remarks | bemerkung | bemerkungen
labels: label | labels | tags | tag | group | groups | category | kategorie | gruppe | groupe | grupo
labels: gruppo | groep
""")
"""What people and small programs call their columns, beside all of Outlook's titles."""

LINKEDIN = by_title("""
given: first name | vorname | nombre | prénom | nome | voornaam | förnamn | imię | ad | имя | 名
family: last name | nachname | apellidos | apellido | nom | nom de famille | sobrenome | cognome
family: achternaam | efternamn | nazwisko | soyad | фамилия | 姓
url: url | profile url | profil-url | url del perfil | url du profil | url do perfil | url del profilo
url: profiel-url
email: email address | e-mail address | e-mail-adresse | e-mail adresse | dirección de correo electrónico
email: correo electrónico | email | adresse e-mail | adresse email | endereço de e-mail | e-mail
email: indirizzo e-mail | indirizzo email | e-mailadres | e-postadress | adres e-mail
organisation: company | unternehmen | firma | empresa | entreprise | société | azienda | bedrijf | företag
organisation: компания | şirket
title: position | job title | cargo | puesto | poste | fonction | posizione | posizione lavorativa | functie
title: befattning | stanowisko | pozisyon
since: connected on | verbunden am | vernetzt am | in kontakt seit | conectado el | fecha de conexión
since: connecté le | relation depuis | date de connexion | conectado em | data da conexão
since: data di collegamento | collegato il | collegato in data | verbonden op | connectie sinds
since: datum van connectie
""")
"""LinkedIn's titles in English, German, Spanish, French, Portuguese, Italian, Dutch, and a few languages more."""

TELLABLE = {
    "name": "name",
    "given": "given",
    "family": "family",
    "email": "email",
    "phone": "phone",
    "url": "url",
    "organisation": "organisation",
    "title": "title",
    "city": "city",
    "birthday": "birthday",
    "note": "note",
    "label": "labels",
}
"""The field for each name that the owner may use in `Hints.columns`."""
