import { join } from 'node:path';
import { readLexicon, tokenize } from '../../src/understanding/understanding';

const lexicon = readLexicon(join(__dirname, '..', '..', 'data', 'lexicon'));

function find(text: string): string[] {
  return lexicon
    .find(tokenize(text))
    .map(({ concept }) => concept.name)
    .sort();
}

describe('health in everyday words', () => {
  it.each([
    ['kuinka monella on sokeritauti', 'diabetes'],
    ['diabeetikoiden osuus', 'diabetes'],
    ['hur många har sockersjuka', 'diabetes'],
    ['how many diabetics', 'diabetes'],
    ['onks meil paljo lihavia', 'obesity'],
    ['verenpaine koholla', 'hypertension'],
    ['högt blodtryck', 'hypertension'],
    ['share of people with high blood pressure', 'hypertension'],
    ['selkäkivuista kärsivät', 'backOrJointProblems'],
    ['dementiaa sairastavat', 'memoryDisorders'],
    ['minnessjuka äldre', 'memoryDisorders'],
    ['kroonisesti sairaat eli pitkäaikaissairaat', 'chronicIllness'],
    ['lonkkamurtumapotilaiden kuolleisuus', 'hipFractureMortality'],
    ['liukastumisia talvella', 'falls'],
    ['kuinka moni kuolee kaatumisiin', 'fallDeaths'],
    ['sairauslomalla olevat', 'sicknessAllowance'],
    ['hur många är sjukskrivna', 'sicknessAllowance'],
    ['people on sick leave', 'sicknessAllowance'],
    ['sukupuolitaudit', 'sexualInfections'],
    ['tippuritartunnat', 'gonorrhoea'],
    ['influenssarokotteen ottaneet', 'fluVaccination'],
    ['tuhkarokkorokotukset', 'mmrVaccination'],
    ['koronarokotuskattavuus', 'covidVaccination'],
    ['vaccinated against hpv', 'hpvVaccination'],
  ])('%s', (text, concept) => expect(find(text)).toEqual([concept]));
});

describe('getting along and ways of living in everyday words', () => {
  it.each([
    ['moniko ei pysty kävelemään 500 metriä', 'walking500'],
    ['vaikeuksia arkiaskareissa', 'dailyChores'],
    ['muistinsa huonoksi kokevat', 'poorMemory'],
    ['apua tarpeeksi saavat', 'insufficientHelp'],
    ['liikkuuko väki liian vähän', 'tooLittleExercise'],
    ['rör sig för lite', 'tooLittleExercise'],
    ['people who exercise too little', 'tooLittleExercise'],
    ['liikuntaa harrastamattomien osuus', 'noLeisureExercise'],
    ['kasviksia ja hedelmiä niukasti', 'vegetablesLittle'],
  ])('%s', (text, concept) => expect(find(text)).toEqual([concept]));
});

describe('substances in everyday words', () => {
  it.each([
    ['polttaako porukka röökiä', 'smoking'],
    ['tupakoivien osuus', 'smoking'],
    ['odottavat äidit jotka tupakoivat', 'smokingInPregnancy'],
    ['gravida som röker', 'smokingInPregnancy'],
    ['vapettavat nuoret', 'eCigarettes'],
    ['nuoret jotka ryyppäävät', 'drunkenness'],
    ['kännissä kerran kuukaudessa', 'drunkenness'],
    ['absolutistien määrä', 'alcoholAbstinence'],
    ['juovatko eläkeläiset liikaa', 'alcoholOveruse'],
    ['dricker för mycket', 'alcoholOveruse'],
    ['viinaan kuolleet', 'alcoholDeaths'],
    ['alcohol-related deaths', 'alcoholDeaths'],
    ['kuinka paljon alkoholia myydään', 'alcoholSales'],
    ['pilveä polttavat', 'cannabis'],
    ['rattijuopot', 'drunkDriving'],
    ['peliriippuvaiset', 'gamblingProblem'],
    ['rahapelejä pelaavat nuoret', 'gambling'],
    ['päihdehuollon avopalvelujen asiakkaat', 'substanceOutpatient'],
    ['katkaisuhoidossa olleet', 'detox'],
  ])('%s', (text, concept) => expect(find(text)).toEqual([concept]));
});

describe('services in everyday words', () => {
  it.each([
    ['kuinka usein lääkärissä käydään', 'doctorVisits'],
    ['ihmiset jotka eivät pääse lääkäriin', 'unmetDoctor'],
    ['kauanko lääkäriaikaa odotetaan', 'waitingDoctor'],
    ['leikkausjonot', 'waitingSpecialised'],
    ['päivystyksessä käynnit', 'emergencyVisits'],
    ['sairaalahoidon potilaat', 'hospitalPatients'],
    ['hammaslääkärissä käynnit', 'dentistVisits'],
    ['besök hos tandläkare', 'dentistVisits'],
    ['pula hammaslääkäreistä', 'dentistShortage'],
    ['brist på läkare', 'doctorShortage'],
    ['shortage of doctors', 'doctorShortage'],
    ['korkeat asiakasmaksut', 'highFees'],
    ['lähihoitajien määrä', 'practicalNurses'],
  ])('%s', (text, concept) => expect(find(text)).toEqual([concept]));
});

describe('old age and disability in everyday words', () => {
  it.each([
    ['omaishoitajat', 'informalCare'],
    ['anhörigvårdare', 'informalCare'],
    ['palvelutalossa asuvat mummot', 'serviceHousing'],
    ['vanhainkodeissa asuvat', 'nursingHomes'],
    ['kotona asuvat vanhukset', 'livingAtHome'],
    ['yli 75-vuotiaat kotihoidossa', 'homeCareOver75'],
    ['kehitysvammaisten asuminen', 'intellectualDisabilityHousing'],
    ['vammaisten kuljetuspalvelut', 'transportServices'],
    ['färdtjänst för handikappade', 'transportServices'],
    ['lapsen vammaistuki', 'childDisabilityAllowance'],
  ])('%s', (text, concept) => expect(find(text)).toEqual([concept]));
});

describe('work, income and homes in everyday words', () => {
  it.each([
    ['kortistossa olevat', 'unemployment'],
    ['utan jobb', 'unemployment'],
    ['people without a job', 'unemployment'],
    ['pitkään työttömänä olleet', 'longTermUnemployment'],
    ['työllisyysaste', 'employment'],
    ['aktivointiaste', 'activation'],
    ['jaksaako väki töissä eläkeikään asti', 'workUntilPension'],
    ['minkä ikäisenä jäädään eläkkeelle', 'retirementAge'],
    ['köyhyydessä elävien osuus', 'lowIncome'],
    ['har ont om pengar', 'lowIncome'],
    ['köyhiä eläkeläisiä', 'oldAgePoverty'],
    ['sossun rahoilla elävät', 'incomeSupport'],
    ['people on benefits', 'incomeSupport'],
    ['pitkäaikaista toimeentulotukea saavat', 'incomeSupportLong'],
    ['lapsiperheiden toimeentulotuki', 'incomeSupportFamilies'],
    ['ei rahaa ruokaan', 'foodFear'],
    ['rahanpuutteen takia lääkkeistä tinkivät', 'cutBack'],
    ['ylivelkaantuneet', 'debtArrangement'],
    ['asunnottomat perheet', 'homelessFamilies'],
    ['ahtaasti asuvat lapsiperheet', 'overcrowdedFamilies'],
    ['bor trångt', 'overcrowding'],
  ])('%s', (text, concept) => expect(find(text)).toEqual([concept]));
});

it.each([
  ['syövät kasviksia', 'cancer'],
  ['eläkeläisten yksinäisyys', 'pensioners'],
  ['vammaisten kuljetuspalvelut', 'disabilityServices'],
  ['työkyvyttömyyseläke', 'unemployment'],
  ['hammaslääkärissä käynnit', 'doctorVisits'],
  ['toimeentulotuki', 'livelihood'],
  ['tupakoiko nuoriso', 'snuff'],
  ['alkoholin myynti', 'alcoholConsumption'],
  ['kotihoidon tuki', 'homeCare'],
  ['full folkpension', 'drunkenness'],
  ['poor health', 'lowIncome'],
])('does not read %s as %s', (text, concept) => expect(find(text)).not.toContain(concept));
