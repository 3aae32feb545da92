"""The words of made-up archives: countries, topics, names and the frames of sentences. Written for this purpose.

Archives made from them are for measuring speed. They say nothing about how well real seeds are read.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """One country as newspapers write of it."""

    slug: str
    name: str
    people: str  # its adjective
    city: str  # where its government sits


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject with the ordinary words that tell of it."""

    slug: str
    things: tuple[str, ...]  # fit behind "the"
    acts: tuple[str, ...]  # fit behind "to" and "would"


def words(text: str) -> list[str]:
    """Return words set as a paragraph."""
    return text.split()


COUNTRIES = tuple(
    Country(*row.split(", "))
    for row in """\
japan, Japan, Japanese, Tokyo
south-korea, South Korea, South Korean, Seoul
germany, Germany, German, Berlin
france, France, French, Paris
norway, Norway, Norwegian, Oslo
chile, Chile, Chilean, Santiago
kenya, Kenya, Kenyan, Nairobi
india, India, Indian, New Delhi
brazil, Brazil, Brazilian, Brasilia
canada, Canada, Canadian, Ottawa
egypt, Egypt, Egyptian, Cairo
poland, Poland, Polish, Warsaw
spain, Spain, Spanish, Madrid
italy, Italy, Italian, Rome
australia, Australia, Australian, Canberra
indonesia, Indonesia, Indonesian, Jakarta
vietnam, Vietnam, Vietnamese, Hanoi
nigeria, Nigeria, Nigerian, Abuja
argentina, Argentina, Argentine, Buenos Aires
sweden, Sweden, Swedish, Stockholm
finland, Finland, Finnish, Helsinki
ukraine, Ukraine, Ukrainian, Kyiv
russia, Russia, Russian, Moscow
china, China, Chinese, Beijing
thailand, Thailand, Thai, Bangkok
portugal, Portugal, Portuguese, Lisbon
greece, Greece, Greek, Athens
austria, Austria, Austrian, Vienna
hungary, Hungary, Hungarian, Budapest
ireland, Ireland, Irish, Dublin
peru, Peru, Peruvian, Lima
colombia, Colombia, Colombian, Bogota
ethiopia, Ethiopia, Ethiopian, Addis Ababa
morocco, Morocco, Moroccan, Rabat
pakistan, Pakistan, Pakistani, Islamabad
malaysia, Malaysia, Malaysian, Kuala Lumpur
denmark, Denmark, Danish, Copenhagen
belgium, Belgium, Belgian, Brussels
romania, Romania, Romanian, Bucharest
uruguay, Uruguay, Uruguayan, Montevideo""".splitlines()
)

TOPICS = tuple(
    Topic(slug, tuple(things.split(", ")), tuple(acts.split(", ")))
    for slug, things, acts in (
        row.split(" | ")
        for row in """\
trade | tariffs, export controls, trade agreement, import duties, customs union, trade deficit, shipments of steel, \
free trade talks | raise the tariffs, lift the export ban, sign the trade agreement, cut import duties
election | election, ballot, opposition party, campaign, parliamentary vote, election commission, run-off, turnout | \
call an early election, count the ballots again, register the voters, form a coalition government
football | football club, striker, league match, goalkeeper, penalty, coach, cup final, midfielder | \
win the championship, sign the striker, sack the coach, play the cup final
climate | greenhouse gas emissions, climate change, carbon tax, rising sea level, glaciers, heat waves, global warming, \
climate agreement | cut carbon emissions, phase out coal, sign the climate treaty, plant new forests
health | hospitals, vaccine, nurses, epidemic, patients, health ministry, flu outbreak, doctors | \
vaccinate the children, build new hospitals, treat the patients, stop the outbreak
school | schools, teachers, pupils, university, curriculum, exams, students, classrooms | \
hire more teachers, change the curriculum, close the smaller schools, raise tuition fees
police | police, murder trial, prosecutor, robbery, prison sentence, court, detectives, suspect | \
arrest the suspect, appeal against the sentence, charge the accused with fraud, reopen the murder case
railway | railway line, high-speed train, passengers, bus drivers, airport, traffic, road tolls, ferry | \
build the railway line, close the airport, raise the fares, widen the motorway
energy | power stations, nuclear reactor, natural gas, wind farms, oil pipeline, electricity grid, solar panels, oil price | \
shut down the nuclear reactor, drill for oil, build wind farms, ration electricity
film | film festival, director, actress, cinema, box office, film studio, documentary, screenplay | \
shoot the film, open the film festival, cast the actress, restore the old cinema
farming | farmers, wheat harvest, cattle, farm subsidies, pesticides, dairy farms, fishing quotas, drought | \
pay farm subsidies, bring in the harvest, ban the pesticide, buy the surplus milk
bank | central bank, interest rates, inflation, shareholders, bond market, currency, budget deficit, stock exchange | \
raise interest rates, bail out the bank, devalue the currency, balance the budget
army | army, air force, missile test, troops, warships, ceasefire, peace talks, border patrols | \
withdraw the troops, test a missile, agree to a ceasefire, send warships
space | satellite, space agency, rocket launch, telescope, astronauts, lunar probe, research laboratory, scientists | \
launch the satellite, land a probe on the moon, publish the research, repair the telescope
labour | strike, trade union, wages, workers, pension, unemployment, minimum wage, dismissals | \
go on strike, raise the minimum wage, lay off workers, sign the wage agreement
church | church, bishops, pilgrims, mosque, monastery, religious leaders, cathedral, worshippers | \
rebuild the cathedral, elect a new bishop, bless the pilgrims, open the mosque""".replace("\\\n", "").splitlines()
    )
)

WHO = """a spokesman for the ministry; the deputy minister; several officials; a senior adviser; the mayor; two members of the
committee; the head of the inquiry; a former ambassador; people close to the talks; the chairwoman of the board; a local
engineer; most residents; the governor; an independent expert; the prime minister; the author of the report""".replace(
    "\n", " "
).split("; ")

QUALITIES = words("""difficult sudden costly careful unpopular expensive temporary secret narrow generous modest serious public old new
hasty reasonable surprising honest complicated quiet lasting regional national local detailed open urgent early late fragile""")

WHEN = """by the end of the year; before the winter; within six months; as early as next week; after the summer break; sooner or
later; without further delay; for the first time since the war; over the next decade; despite the warnings; once the report
is out; in the coming days; under certain conditions; against the advice of its own experts""".replace("\n", " ").split(
    "; "
)

DAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")

REPORTED = """\
{Who} in {city} said on {day} that the {thing} would decide whether {place} could {act} {when}.
The {people} government wants to {act} {when}, although the {thing} cost {n} million more than planned.
{place} has spent {n} per cent more on the {thing} since {year}, and {who} called that "a {quality} price".
"We will {act}, and we will do it {when}," {who} told reporters in {city}.
Critics in {place} argue that the {thing} never had anything to do with the {thing2}.
In {year} the {people} parliament refused to {act}; this time the majority is {quality}, {who} said.
The {thing}, {who} added, remained "{quality} and {quality2}", and nobody in {city} had expected otherwise.
According to a {quality} report, {n} of every hundred people in {place} worry about the {thing}.
It was not clear on {day} who would {act}, or how the {quality} plan for the {thing} would be paid for.
{place} and {place2} have argued about the {thing} for years, and a {quality} meeting in {city} changed little.
A {quality} decision on the {thing} is expected {when}.
Since the {quality} talks broke down on {day}, {who} has refused to speak about the {thing2} at all.
The plan to {act} was first drawn up in {year}, when {place} was still paying for the {thing2}.
{Who} warned that any attempt to {act} would be {quality}, {quality2} and bad for {place}.
Some {n} people gathered in {city} on {day} to protest, and most of them spoke of the {thing}.
That the {thing} matter less in {place2} is a {quality} explanation, but {who} does not believe it.
The two sides will meet again in {city} {when}, and the {thing} will be the first point on a {quality} list.
Asked about the {thing2}, {who} answered that {place} had "no {quality} choice" but to {act}.""".splitlines()

SAID = """\
I have heard about the {thing} for {n} years now, and nothing {quality} ever came of it.
Who in {place} is going to pay for this, if not the people who already pay for the {thing}?
That is a {quality} way to put it, but I was there in {year} and it looked different to me.
My brother worked with the {thing} in {city} and he would laugh at this article.
Nobody asked us whether we want to {act}.
If they really wanted to {act}, they would have done it {when}.
You cannot compare {place} with {place2}, the {thing} are not the same at all.
It is always the same {quality} story with them.
Good. It was about time that somebody said it in public.
I do not see what is so {quality} about the {thing2}, to be honest.
Just wait until {place2} wants to {act} as well, then we will see.
The article forgets that the {thing} were {quality} long before {year}.
I think you are right about the {thing}, and wrong about everything else.
Has anybody here ever tried to {act}? It takes more than a {quality} speech.
They should ask the people in {city} and not {who}.
Well, that escalated.
What a {quality} thing to write on a {day}.
The {people} side has a point, and so has everybody else who ever had to {act}.
I would not trust {who} with a bicycle, let alone with the {thing}.
Once more the {thing} are the excuse and the {thing2} are the reason.""".splitlines()

ANSWERED = """\
No, that is not what happened with the {thing}, and you know it.
You said the {thing} were {quality}. Where did you read that?
I agree with you, but {place} will never {act}.
Thank you, that is the first {quality} thing I have read here today.
And yet you want to {act}? That makes no sense to me.
Sorry, but {year} was not the year in which they tried to {act}.""".splitlines()

HEADLINES = """\
{place} to {act} {when}
{people} {thing} in doubt as {place2} waits
{place} argues about the {thing}
Plan to {act} divides {place}
{city} talks on the {thing} end early
{place} and {place2} at odds over {quality} {thing}""".splitlines()

GIVEN = words("""Anna Bela Carlo Dario Edith Farid Greta Hugo Ines Jonas Karin Lars Mira Nadia Oskar Paula Quentin Rosa Stefan Tomas
Ulla Viktor Wanda Yusuf Zoe Aiko Bruno Chen Divya Emeka""")
FAMILY = words("""Adler Brandt Castro Duval Eriksen Fontana Gruber Hansen Ivanov Jensen Keller Larsen Moreau Nowak Okafor Petrov
Quist Rossi Silva Tanaka Ueda Varga Weiss Yilmaz Zeman""")
HANDLES = words("""harbourwatcher lateshift oldpilot nofool quaywalker rainyday plainspeaker thirdrow slowtrain bridgefan earlybird
paperboy northwind cityfox tallorder saltandpepper longmemory doubter backbencher nightowl""")
