#include "purpose_words.h"

#include <stddef.h>

const char *const tl_purpose_words[TL_PURPOSES] = {
    [TL_FOR_ID] = "id eventid uid uuid recordid incidentid meetingid caseid "
                  "kennung nr nummer laufendenummer lfdnr "
                  "identifiant numero "
                  "identificador "
                  "номер "
                  "numer "
                  "编号 序号 "
                  "المعرف الرقم رقم ",
    [TL_FOR_TITLE] =
        "title headline subject eventname event summary heading itemlabel eventlabel "
        "treaty treatyname name topic label purpose object what meeting battle war "
        "conference conflict incident case match bill motion resolution flight item "
        "titel ereignis veranstaltung sitzung treffen tagung betreff bezeichnung thema "
        "anlass schlacht vertrag "
        "titre evenement objet sujet intitule nom "
        "titulo evento suceso acontecimiento asunto nombre "
        "acontecimento assunto nome "
        "titolo avvenimento oggetto "
        "gebeurtenis onderwerp naam "
        "название событие заголовок тема наименование "
        "tytuł wydarzenie zdarzenie temat nazwa "
        "标题 事件 事件名称 名称 题目 主题 "
        "العنوان عنوان الحدث حدث الموضوع ",
    [TL_FOR_KIND] =
        "kind type eventtype category relation relationship relationtype predicate "
        "action verb interaction "
        "art typ ereignisart kategorie "
        "genre categorie nature "
        "tipo categoria clase "
        "genere "
        "soort "
        "тип вид категория "
        "typ rodzaj kategoria "
        "类型 类别 事件类型 种类 "
        "النوع نوع الفئة التصنيف ",
    [TL_FOR_DATE] =
        "date eventdate day when datetime timestamp startdate datestart start "
        "starttime begin began begindate since pointintime published publishedat "
        "created createdat sent signed time appointed joined entered founded "
        "datum tag zeitpunkt startdatum beginn anfang seit jahr "
        "jour datededebut datedebut debut annee "
        "fecha fechadeinicio fechainicio inicio dia ano "
        "data datadeinicio datainicio "
        "datadiinizio datainizio inizio giorno anno "
        "begindatum dag jaar "
        "дата датаначала начало день год "
        "datarozpoczecia poczatek dzien rok "
        "日期 时间 开始日期 开始时间 起始日期 年份 "
        "التاريخ تاريخ تاريخالبدء تاريخالبداية البداية اليوم السنة ",
    [TL_FOR_END] =
        "end enddate dateend endtime until ended finish finished resigned left "
        "dissolved "
        "enddatum ende bis "
        "datedefin datefin fin "
        "fechadefin fechafin final hasta "
        "datadefim datafim fim "
        "datadifine datafine fine "
        "einddatum einde tot "
        "датаокончания окончание конец "
        "datazakonczenia zakonczenie koniec "
        "结束日期 结束时间 终止日期 "
        "تاريخالانتهاء تاريخالنهاية النهاية ",
    [TL_FOR_ROLE] =
        "author client committee company defendant director donor editor employee "
        "employer lobbyist member minister officer official organisation organization "
        "perpetrator person plaintiff politician recipient speaker sponsor suspect "
        "victim witness husband wife groom bride "
        "personne entreprise "
        "persona empresa organizacion "
        "pessoa organizacao "
        "azienda organizzazione "
        "persoon bedrijf organisatie "
        "человек организация компания "
        "osoba firma organizacja "
        "公司 组织 "
        "الشخص الشركة المنظمة ",
    [TL_FOR_ACTOR] =
        "actor actorname candidate candidatename appointee nominee leader leadername "
        "country countryname statename stateabb stabb member party "
        "person personlabel personname participant participantlabel countrylabel "
        "actorlabel combatant belligerent organisation "
        "organization company gname group perpetrator player speaker user state author "
        "akteur redner land staat partei firma autor "
        "acteur personne pays auteur "
        "persona pais participante organizacion "
        "ator pessoa organizacao "
        "attore paese partecipante organizzazione autore "
        "persoon deelnemer organisatie auteur "
        "актор участник лицо человек страна организация автор "
        "aktor uczestnik osoba kraj organizacja "
        "行为者 参与者 人物 国家 组织 作者 "
        "الفاعل المشارك الشخص الدولة البلد المنظمة المؤلف ",
    [TL_FOR_ACTORS] =
        "participants actors parties members attendees who people persons signatories "
        "characters organisations organizations companies countries states authors "
        "speakers players names combatants belligerents "
        "teilnehmer beteiligte akteure personen parteien autoren "
        "acteurs personnes pays auteurs "
        "actores personas participantes paises partes autores "
        "atores pessoas "
        "attori persone partecipanti paesi parti autori "
        "actoren deelnemers landen partijen auteurs "
        "участники стороны люди страны авторы "
        "uczestnicy strony osoby kraje autorzy "
        "参与方 各方 成员 "
        "المشاركون الأطراف الأشخاص الدول المؤلفون ",
    [TL_FOR_PART] = "role position function capacity vote side office "
                    "rolle funktion stimme "
                    "fonction vote "
                    "papel funcion voto rol "
                    "funcao "
                    "ruolo funzione "
                    "functie stem "
                    "роль должность голос "
                    "rola funkcja głos "
                    "角色 职务 身份 投票 "
                    "الدور دور الصفة الصوت ",
    [TL_FOR_PLACE] = "place location venue where locality "
                     "ort platz schauplatz "
                     "lieu endroit "
                     "lugar sitio "
                     "local "
                     "luogo "
                     "plaats locatie "
                     "место "
                     "miejsce "
                     "地点 位置 "
                     "المكان مكان الموقع ",
    [TL_FOR_TOWN] = "city town municipality "
                    "stadt ville ciudad cidade citta stad город miasto 城市 المدينة ",
    [TL_FOR_REGION] = "state province region county bundesland departement provincia "
                      "estado provincie область wojewodztwo 省 ",
    [TL_FOR_DESCRIPTION] =
        "description notes note text abstract details comment comments content body "
        "beschreibung anmerkung anmerkungen bemerkung notiz notizen "
        "remarque remarques commentaire "
        "descripcion nota notas observaciones "
        "descricao observacoes "
        "descrizione "
        "beschrijving opmerking opmerkingen "
        "описание примечание примечания заметка "
        "opis uwagi notatka "
        "描述 备注 说明 "
        "الوصف وصف ملاحظات ملاحظة ",
    [TL_FOR_URL] = "url link sourceurl href uri website "
                   "lien enlace collegamento ссылка odnosnik 链接 网址 الرابط رابط ",
    [TL_FOR_DOI] = "doi",
    [TL_FOR_WEIGHT] = "weight value strength frequency amount count "
                      "gewicht anzahl betrag wert "
                      "poids nombre montant valeur "
                      "peso cantidad importe monto valor "
                      "quantidade "
                      "quantita importo valore "
                      "aantal bedrag waarde "
                      "вес количество сумма "
                      "waga liczba kwota "
                      "权重 数量 金额 "
                      "الوزن العدد المبلغ القيمة ",
    [TL_FOR_BIRTH] =
        "born birth birthdate birthday dateofbirth birthyear yearofbirth bornon "
        "geboren geburt geburtsdatum geburtsjahr naissance datedenaissance "
        "nacimiento fechadenacimiento nascimento datadenascimento nascita "
        "datadinascita geboortedatum рождение датарождения годрождения "
        "dataurodzenia rokurodzenia 出生 出生日期 تاريخالميلاد الميلاد ",
    [TL_FOR_DEATH] =
        "died death deathdate dateofdeath deathyear yearofdeath diedon "
        "gestorben tod todesdatum sterbedatum todesjahr deces datededeces "
        "muerte defuncion fechadedefuncion fechademuerte morte datadamorte obito "
        "datadimorte overleden overlijdensdatum смерть датасмерти годсмерти "
        "datasmierci roksmierci 逝世 死亡日期 تاريخالوفاة الوفاة ",
    [TL_FOR_PERSON] =
        "name fullname person individual personname child "
        "vollername nom personne nombre persona nome pessoa naam persoon имя фио "
        "человек imie imieinazwisko osoba 姓名 名字 الاسم ",
    [TL_FOR_FATHER] = "father dad vater pere padre pai vader отец ojciec 父亲 الأب ",
    [TL_FOR_MOTHER] = "mother mom mutter mere madre mae moeder мать matka 母亲 الأم ",
    [TL_FOR_SPOUSE] =
        "spouse spouses husband wife partner ehepartner ehegatte conjoint conyuge "
        "conjuge coniuge echtgenoot супруг супруга małzonek 配偶 الزوج ",
};

const char *const tl_purpose_pairs[][2] = {
    {"sender", "recipient"},
    {"sender", "receiver"},
    {"sender", "addressee"},
    {"writer", "recipient"},
    {"writer", "addressee"},
    {"author", "recipient"},
    {"author", "addressee"},
    {"source", "target"},
    {"from", "to"},
    {"tail", "head"},
    {"supplier", "recipient"},
    {"donor", "recipient"},
    {"donor", "beneficiary"},
    {"exporter", "importer"},
    {"reporter", "partner"},
    {"origin", "destination"},
    {"origin", "dest"},
    {"parent", "subsidiary"},
    {"parent", "child"},
    {"seller", "buyer"},
    {"lender", "borrower"},
    {"creditor", "debtor"},
    {"employer", "employee"},
    {"payer", "payee"},
    {"attacker", "victim"},
    {"attacker", "defender"},
    {"aggressor", "victim"},
    {"perpetrator", "victim"},
    {"caller", "callee"},
    {"follower", "followed"},
    {"giver", "receiver"},
    {"subject", "object"},
    {"home", "away"},
    {"winner", "loser"},
    {"investor", "company"},
    {"client", "contractor"},
    {"endorser", "endorsee"},
    {"country", "organisation"},
    {"country", "organization"},
    {"endorser", "candidate"},
    {"petitioner", "respondent"},
    {"plaintiff", "defendant"},
    /* German */
    {"von", "an"},
    {"von", "nach"},
    {"von", "bis"},
    {"quelle", "ziel"},
    {"absender", "empfanger"},
    {"absender", "empfaenger"},
    {"auftraggeber", "auftragnehmer"},
    /* French */
    {"source", "cible"},
    {"expediteur", "destinataire"},
    {"origine", "destination"},
    {"de", "a"},
    {"du", "au"},
    /* Spanish */
    {"origen", "destino"},
    {"fuente", "destino"},
    {"remitente", "destinatario"},
    {"desde", "hasta"},
    /* Portuguese */
    {"origem", "destino"},
    {"fonte", "alvo"},
    {"remetente", "destinatario"},
    {"de", "para"},
    /* Italian */
    {"origine", "destinazione"},
    {"fonte", "destinazione"},
    {"mittente", "destinatario"},
    {"da", "a"},
    /* Dutch */
    {"bron", "doel"},
    {"afzender", "ontvanger"},
    {"van", "naar"},
    {"van", "aan"},
    {"van", "tot"},
    /* Russian */
    {"источник", "цель"},
    {"отправитель", "получатель"},
    {"откуда", "куда"},
    {"от", "кому"},
    {"от", "к"},
    {"с", "по"},
    /* Polish */
    {"zrodło", "cel"},
    {"nadawca", "odbiorca"},
    {"skad", "dokad"},
    {"od", "do"},
    /* Chinese */
    {"来源", "目标"},
    {"源", "目标"},
    {"发件人", "收件人"},
    {"起点", "终点"},
    {"从", "到"},
    /* Arabic */
    {"المصدر", "الهدف"},
    {"المرسل", "المستلم"},
    {"المرسل", "المرسلإليه"},
    {"من", "إلى"},
    {NULL, NULL},
};

const char *const tl_purpose_twins[] = {
    "p",       "actor",    "side",         "party",        "person", "name",
    "country", "state",    "ccode",        "stateabb",     "stabb",  "team",
    "player",  "user",     "node",         "entity",       "member", "character",
    "company", "group",    "organisation", "organization", "hero",   "iso",
    "author",  "statea",   "countrycode",  "akteur",       "land",   "staat",
    "acteur",  "personne", "pays",         "persona",      "pais",   "ator",
    "pessoa",  "attore",   "paese",        "persoon",      "страна", "участник",
    "aktor",   "kraj",     "osoba",        "国家",         "الدولة", NULL,
};

const char *const tl_purpose_part_words[3][13] = {
    {"year", "yr", "jahr", "annee", "ano", "anno", "jaar", "год", "rok", "年", "السنة"},
    {"month", "mon", "mo", "monat", "mois", "mes", "mese", "maand", "месяц", "miesiac",
     "月", "الشهر"},
    {"day", "dy", "tag", "jour", "dia", "giorno", "dag", "день", "dzien", "日",
     "اليوم"},
};
