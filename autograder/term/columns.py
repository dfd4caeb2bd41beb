"""What the systems call their columns, in the languages in which they write them.

A word is compared as `plain` makes it: in lower case, without what stands around it.
"""

import re
import unicodedata

NAMES = ("last_name", "first_name", "full_name")
LAST = """last name|surname|nachname|familienname|nom|nom de famille|apellidos|apellido(s)|apellido
cognome|sobrenome|apelido|último nome|achternaam|efternamn|efternavn|etternavn|sukunimi|nazwisko
příjmení|priezvisko|vezetéknév|фамилия|прізвище|soyadı|soyad|姓|姓氏|성|שם משפחה|الاسم الأخير|اسم العائلة"""
FIRST = """first name|vorname|prénom|nombre|nombre(s)|nome|voornaam|förnamn|fornavn|etunimi|imię|jméno
meno|utónév|keresztnév|имя|ім'я|adı|ad|名|이름|שם פרטי|الاسم الأول"""
FULL = """full name|vollständiger name|nom complet|nombre completo|nome completo|volledige naam
fullständigt namn|fullt navn|fulde navn|koko nimi|pełna nazwa|imię i nazwisko|celé jméno|teljes név
полное имя|полное имя пользователя|фамилия, имя|tam adı|ad soyad|姓名|氏名|フルネーム|성명|이름 / 성|שם מלא
الاسم الكامل"""
EMAIL = """email address|e-mail address|e-mail-adresse|email-adresse|adresse de courriel
adresse électronique|courriel|adresse e-mail|dirección de correo|dirección email|correo electrónico
dirección de correo electrónico|indirizzo email|endereço de email|endereço de e-mail|e-mailadres
e-postadress|e-postadresse|e-mailadresse|sähköpostiosoite|adres e-mail|adres email|e-mailová adresa
emailová adresa|e-mail cím|адрес электронной почты|електронна пошта|e-posta adresi
电子邮件|电子邮件地址|メールアドレス|이메일 주소|이메일
כתובת דוא"ל|דואר אלקטרוני|البريد الإلكتروني|عنوان البريد الإلكتروني"""
SECTION = """section|sections|group|groups|gruppe|gruppen|groupe|groupes|grupo|grupos|gruppo|gruppi
groep|groepen|grupp|grupper|ryhmä|ryhmät|grupa|grupy|skupina|skupiny|csoport|csoportok|группа|группы
група|групи|grup|gruplar|小组|グループ|모둠|קבוצה|קבוצות|المجموعة|المجموعات|sektion|sektionen|avsnitt|abschnitt
sección|secciones|sezione|seção|sectie"""
USERNAME = """username|user name|anmeldename|benutzername|nom d'utilisateur|nombre de usuario
nome utente|identificação de usuário|nome de utilizador|gebruikersnaam|användarnamn|brukernavn
brugernavn|käyttäjätunnus|nazwa użytkownika|uživatelské jméno|felhasználónév|логин|ім'я входу
kullanıcı adı|用户名|ユーザ名|사용자 아이디"""
IDNUMBER = """id number|idnumber|id-nummer|numéro d'identification|número de id|número de identificação
numero id|codice identificativo|identifikationsnummer|tunnistenumero|numer id|identifikační číslo
azonosítószám|индивидуальный номер|номер id|kimlik numarası|编号|idナンバー|id번호|学号"""
PARTICIPANT = """participant|teilnehmer/in|teilnehmer|participante|partecipante|participant(e)|deelnemer
deltagare|deltager|deltaker|osallistuja|uczestnik|účastník|résztvevő|участник|учасник|katılımcı|参与者|参加者"""
ROLE = "role|roles|rolle|rollen|rôle|rôles|rol|ruolo|função"
STAFF = """instructor|ta|teaching assistant|assistant|reader|teacher|non-editing teacher|manager
observer|designer|trainer/in|lehrer/in|dozent/in|enseignant|profesor|docente|docent"""

CANVAS = {  # the first two stand where they stand, whatever they are called
    "last_name": "lastname",
    "first_name": "firstname",
    "full_name": "student|studierende|studierender|étudiant|estudiante|studente|aluno|opiskelija|elev",
    "canvas_id": "id",
    "canvas_sis_id": "sis user id",
    "canvas_login": "sis login id",
    "canvas_integration_id": "integration id",
    "section": SECTION,
}
GRADESCOPE = {
    "last_name": "last name",
    "first_name": "first name",
    "full_name": "name|full name",
    "gradescope_sid": "sid|student id",
    "email": "email|email address",
    "section": "sections|section",
    "role": "role",
}
MOODLE = {
    "last_name": LAST,
    "first_name": FIRST,
    "full_name": FULL,
    "email": EMAIL,
    "section": SECTION,
    "moodle_username": USERNAME,
    "moodle_idnumber": IDNUMBER,
    "role": ROLE,
}
OTHER = {
    "id": """id|student_id|student id|studentid|netid|net id|uni|login|user id|userid|matrikelnummer
student number|matriculation number|numéro étudiant|studentnummer|matricola"""
    + "|"
    + USERNAME
    + "|"
    + IDNUMBER,
    "last_name": f"{LAST}|last_name|lastname|family name",
    "first_name": f"{FIRST}|first_name|firstname|given name",
    "full_name": f"{FULL}|fullname|name|student|student name",
    "email": f"{EMAIL}|email|e-mail|mail|email_address|correo",
    "section": SECTION,
    "role": ROLE,
}


def plain(text):
    """For comparison: one form of each letter, no case, no marks that are not seen, single spaces."""
    text = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return " ".join(text.casefold().split())


def words(text):
    return [plain(word) for word in re.split(r"[|\n]", text)]


def found(header, table):
    """{field: place of its column}; of several columns the one whose word comes first in the table."""
    places = {}
    for place, cell in enumerate(header):
        places.setdefault(plain(cell), place)
    hits = {field: [places[word] for word in words(text) if word in places] for field, text in table.items()}
    return {field: hit[0] for field, hit in hits.items() if hit}
