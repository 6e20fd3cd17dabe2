import { join } from 'node:path';
import { readLexicon, tokenize } from '../../src/understanding/understanding';

const lexicon = readLexicon(join(__dirname, '..', '..', 'data', 'lexicon'));

function subjects(text: string): string {
  return lexicon
    .find(tokenize(text))
    .map(({ concept }) => concept.name)
    .sort()
    .join(' + ');
}

function targets(name: string, group: 'children' | 'young' | 'adults' | 'elderly') {
  return lexicon.concepts.find((concept) => concept.name === name)?.groups[group];
}

// What people type, and the one subject that it is about.
it.each([
  ['Kuinka moni nuori kokee itsensä yksinäiseksi Lohjalla?', 'loneliness'],
  ['onks espoon mummot yksinäisiä', 'loneliness'],
  ['Hur många äldre känner sig ensamma i Borgå?', 'loneliness'],
  ['montako nuorta on ilman yhtään läheistä ystävää Vantaalla', 'closeFriends'],
  ['kuinka monella ei ole kavereita', 'closeFriends'],
  ['paljonks koulussa kiusataan Keravalla', 'bullying'],
  ['joutuvatko oppilaat kiusatuiksi', 'bullying'],
  ['moniko nuori on kiusattu netissä', 'onlineBullying'],
  ['somekiusaaminen hyvinkää', 'onlineBullying'],
  ['How many pupils are bullied online in Espoo?', 'onlineBullying'],
  ['nätmobbning bland elever i Esbo', 'onlineBullying'],
  ['kuinka moni osallistuu koulukiusaamiseen', 'bullies'],
  ['kouluuupumus lukiossa', 'schoolBurnout'],
  ['Kuinka moni lukiolainen kärsii koulu-uupumuksesta Espoossa?', 'schoolBurnout'],
  ['skolutmattning bland elever', 'schoolBurnout'],
  ['Tykkäävätkö lapset koulusta Sipoossa?', 'likesSchool'],
  ['hur många elever tycker om skolan', 'likesSchool'],
  ['do pupils like school in Vantaa', 'likesSchool'],
  ['Kuinka monella nuorella on vaikeuksia keskustella vanhempien kanssa', 'talkWithParents'],
  ['pystyykö nuoret puhumaan vanhemmilleen', 'talkWithParents'],
  ['how many teens find it hard to talk with their parents', 'talkWithParents'],
  ['vanhemmat eivät tiedä missä nuoret viettävät iltansa', 'parenting'],
  ['syövätkö nuoret kouluruokaa', 'schoolLunch'],
  ['kuinka moni oppilas jättää koululounaan väliin', 'schoolLunch'],
  ['jättääkö nuoret aamupalan väliin lohjalla', 'breakfast'],
  ['nukkuvatko nuoret tarpeeksi', 'sleep'],
  ['kuinka moni nukkuu liian vähän Vantaalla', 'sleep'],
  ['Hur många unga sover för lite i Esbo?', 'sleep'],
  ['share of people who sleep too little in Vantaa', 'sleep'],
  ['onko lasten ruutuaika ongelma', 'internetProblems'],
  ['nuorten nettiriippuvuus Porvoossa', 'internetProblems'],
  ['nuorten seksuaalinen häirintä Espoossa', 'sexualHarassment'],
  ['sexual harassment among pupils in Vantaa', 'sexualHarassment'],
  ['kuinka moni nuori on kokenut seksuaalista väkivaltaa', 'sexualViolence'],
  ['kuinka moni on kokenut fyysistä väkivaltaa tai sen uhkaa', 'physicalViolence'],
  ['kokevatko lapset vanhempien väkivaltaa', 'parentalViolence'],
  ['perheväkivalta uudellamaalla', 'domesticViolence'],
  ['nuorten masennus sipoossa', 'depression'],
  ['mår unga dåligt i Lojo', 'mentalHealth'],
  ['nuorten mielenterveys', 'mentalHealth'],
  ['ovatko nuoret ahdistuneita', 'anxiety'],
  ['sosiaalinen ahdistuneisuus nuorilla', 'socialAnxiety'],
  ['nuorten itsetuhoisuus', 'selfHarm'],
  ['self-harm among young people', 'selfHarm'],
  ['ovatko nuoret tyytyväisiä elämäänsä', 'lifeSatisfaction'],
  ['är barnen nöjda med livet i Esbo', 'lifeSatisfaction'],
  ['kuinka onnellisia ihmiset ovat Hangossa', 'happiness'],
  ['elämänlaatu Raaseporissa', 'qualityOfLife'],
  ['kuinka moni on ajatellut itsemurhaa', 'suicideThoughts'],
  ['itsemurhat Lohjalla', 'suicide'],
  ['suicidal thoughts in Finland', 'suicideThoughts'],
  ['unettomuus Vantaalla', 'insomnia'],
  ['psykiatrinen avohoito Espoossa', 'psychiatricOutpatient'],
  ['psykiatrian osastohoidon potilaat', 'psychiatricInpatients'],
  ['masennuslääkkeitä käyttävät nuoret', 'antidepressants'],
  ['harrastavatko nuoret mitään Siuntiossa', 'hobbies'],
  ['har unga hobbyer i Ingå', 'hobbies'],
  ['liikuntaa harrastavat aikuiset', 'exercise'],
  ['nuorten rikollisuus Vantaalla', 'delinquency'],
  ['luottavatko nuoret tulevaisuuteen', 'futureTrust'],
  ['pääseekö koulussa terveydenhoitajan vastaanotolle', 'schoolNurse'],
  ['kouluterveydenhuollon käynnit', 'schoolHealthCare'],
  ['koulutuksen ulkopuolelle jääneet nuoret Keravalla', 'outsideEducation'],
  ['young people not in education Lohja', 'outsideEducation'],
  ['unga utanför utbildning i Vanda', 'outsideEducation'],
  ['lukion keskeyttäneet', 'upperSecondaryDropouts'],
  ['ammattikoulun keskeyttäneet Espoossa', 'vocationalDropouts'],
  ['opintonsa keskeyttäneet nuoret', 'dropouts'],
  ['ilman peruskoulun jälkeistä tutkintoa olevat', 'noQualification'],
  ['korkeakoulutettujen osuus Kauniaisissa', 'higherEducation'],
  ['hur många är högutbildade i Grankulla', 'higherEducation'],
  ['yksinhuoltajaperheiden osuus lapsiperheistä', 'singleParents'],
  ['paljonks lapsiperheitä on Sipoossa', 'familiesWithChildren'],
  ['share of families with children in Espoo', 'familiesWithChildren'],
  ['kuinka moni eroaa Vantaalla', 'divorces'],
  ['montako lasta on otettu huostaan Vantaalla', 'custody'],
  ['kodin ulkopuolelle sijoitetut lapset Lohja', 'placedOutsideHome'],
  ['sijaishuollossa olevat lapset', 'placedOutsideHome'],
  ['lastensuojelun avohuollon asiakkaat', 'childWelfareOpenCare'],
  ['tehdäänkö Hangossa paljon lastensuojeluilmoituksia', 'childWelfareNotifications'],
  ['children taken into care in Helsinki', 'custody'],
  ['kiireelliset sijoitukset', 'urgentPlacement'],
  ['lapsiköyhyys Keravalla', 'childPoverty'],
  ['köyhissä perheissä elävien lasten osuus', 'childPoverty'],
  ['barnfattigdom i Esbo', 'childPoverty'],
  ['päiväkodissa olevat lapset', 'dayCareCentre'],
  ['varhaiskasvatukseen osallistuvat lapset Espoossa', 'earlyEducation'],
  ['lasten kotihoidon tuki Vantaalla', 'childHomeCareAllowance'],
  ['neuvolakäynnit', 'clinics'],
  ['lastenneuvolan käynnit', 'childHealthClinic'],
  ['lapsiperheiden kotipalvelu', 'familyHomeHelp'],
  ['vårdnadstvister', 'custodyDisputes'],
  ['perheneuvolan asiakkaat', 'familyCounselling'],
  ['eskarissa olevat lapset', 'preschool'],
  ['Paljonko Askolassa on yli 75-vuotiaita?', 'over75'],
  ['yli 65-vuotiaiden osuus väestöstä', 'over65'],
  ['alle kouluikäiset lapset Sipoossa', 'under7'],
  ['alaikäisten osuus', 'under18'],
  ['työikäisen väestön osuus Hangossa', 'workingAge'],
  ['huoltosuhde Hangossa', 'dependencyRatio'],
  ['taloudellinen huoltosuhde', 'economicDependencyRatio'],
  ['ruotsinkielisten osuus Raaseporissa', 'swedishSpeakers'],
  ['svenskspråkiga i Ingå', 'swedishSpeakers'],
  ['vieraskielisten osuus Vantaalla', 'foreignLanguage'],
  ['maahanmuuttajat Espoossa', 'immigrants'],
  ['pakolaiset Lohjalla', 'refugees'],
  ['syntyvyys Uudellamaalla', 'birthRate'],
  ['kuinka monta lasta syntyi Espoossa', 'births'],
  ['montako ihmistä kuoli Hangossa', 'deaths'],
  ['kuolleisuus Vantaalla', 'mortality'],
  ['elinajanodote Helsingissä', 'lifeExpectancy'],
  ['muuttotappio', 'netMigration'],
  ['äänestysaktiivisuus aluevaaleissa', 'turnoutCounty'],
  ['kuinka moni äänesti aluevaaleissa', 'turnoutCounty'],
  ['valdeltagande i kommunalvalet', 'turnoutMunicipal'],
  ['äänestysprosentti eduskuntavaaleissa', 'turnoutParliament'],
  ['voter turnout in county elections', 'turnoutCounty'],
  ['vapaaehtoistyötä tekevien osuus', 'volunteering'],
  ['how many people do volunteer work in Espoo', 'volunteering'],
  ['luottavatko ihmiset toisiinsa', 'trustInPeople'],
  ['sähköisten palvelujen käyttö', 'digitalServices'],
  ['digisyrjäytyminen', 'digitalBarriers'],
  ['asuinalueen turvallisuus', 'areaSafetySatisfaction'],
  ['onko Vantaa turvallinen', 'areaSafety'],
  ['poliisin tietoon tulleet väkivaltarikokset', 'violentCrime'],
  ['varkaudet Helsingissä', 'propertyCrime'],
  ['liikenneonnettomuudet Uudellamaalla', 'trafficAccidents'],
  ['trafikolyckor i Nyland', 'trafficAccidents'],
  ['kunnan velka Karkkilassa', 'loans'],
  ['municipal debt per capita in Hanko', 'loans'],
  ['verotulot asukasta kohti Kauniaisissa', 'taxRevenue'],
  ['kunnan menot asukasta kohti', 'municipalCosts'],
  ['vuosikate Inkoossa', 'annualMargin'],
  ['valtionosuudet asukasta kohti', 'stateSubsidies'],
  ['turvakodin asiakkaat', 'shelters'],
  ['kunnan talous', 'municipalEconomy'],
  ['teiniäidit Suomessa', 'teenBirths'],
  ['nuorten abortit', 'teenAbortions'],
])('takes %j to be about %s', (question, subject) => expect(subjects(question)).toBe(subject));

// Words that contain one another's, and subjects that only look alike.
it.each([
  ['koulukiusaaminen', 'bullying'],
  ['koulukiusaajat', 'bullies'],
  ['nettikiusaaminen', 'onlineBullying'],
  ['kiusaamiseen puututaan koulussa', 'bullyingIntervention'],
  ['päivähoito', 'dayCare'],
  ['perhepäivähoito', 'familyDayCare'],
  ['päivähoidon kustannukset', 'dayCareCosts'],
  ['lastensuojelu', 'childWelfare'],
  ['lastensuojelulaitos', 'childrensHomes'],
  ['perheneuvola', 'familyCounselling'],
  ['äitiysneuvola', 'maternityClinic'],
  ['kuolleisuus', 'mortality'],
  ['kuolleet', 'deaths'],
  ['imeväiskuolleisuus', 'infantMortality'],
  ['väkivalta', 'violence'],
  ['väkivaltarikokset', 'violentCrime'],
  ['seksuaalinen väkivalta', 'sexualViolence'],
  ['seksuaalinen häirintä', 'sexualHarassment'],
  ['itsemurha-ajatukset', 'suicideThoughts'],
  ['itsemurhakuolleisuus', 'suicide'],
  ['ahdistus', 'anxiety'],
  ['sosiaalinen ahdistuneisuus', 'socialAnxiety'],
  ['masennus', 'depression'],
  ['masennuslääkkeet', 'antidepressants'],
  ['huoltosuhde', 'dependencyRatio'],
  ['vanhushuoltosuhde', 'oldAgeDependencyRatio'],
  ['luottamus tulevaisuuteen', 'futureTrust'],
  ['luottamus', 'trust'],
  ['digisyrjäytyminen', 'digitalBarriers'],
  ['syrjäytyminen', 'exclusion'],
  ['dödlighet', 'mortality'],
  ['barnskyddsanmälningar', 'childWelfareNotifications'],
  ['school nurse', 'schoolNurse'],
  ['mental health visits', 'mentalHealthVisits'],
])('keeps %j to %s alone', (words, subject) => expect(subjects(words)).toBe(subject));

it('keeps two subjects of a question apart', () => {
  expect(subjects('avioerot ja yksinhuoltajat')).toBe('divorces + singleParents');
  expect(subjects('onko kiusaaminen ja yksinäisyys yleistä')).toBe('bullying + loneliness');
});

it('never lets the figure of adults or of the elderly answer for the young', () => {
  const shared = lexicon.concepts.flatMap(
    ({ name, groups: { children = [], young = [], adults = [], elderly = [] } }) =>
      [...children, ...young]
        .filter((target) => [...adults, ...elderly].includes(target))
        .map((target) => [name, target]),
  );
  expect(shared).toEqual([]);
  for (const name of ['happiness', 'qualityOfLife', 'psychologicalStrain', 'suicideThoughts', 'volunteering'])
    expect([name, targets(name, 'young')]).toEqual([name, undefined]);
});

it('holds the pupils of each school in the order of the survey', () =>
  expect(targets('schoolBurnout', 'young')).toEqual([
    '^Koulu-uupumus.*% 8\\. ja 9',
    '^Koulu-uupumus.*% lukio',
    '^Koulu-uupumus.*% ammat',
  ]));
