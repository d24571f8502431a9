//! Inzage voor een ouder.

use crate::exchange::documents::Ground;

sentences! { AccessPaper {
    Heading => "Inzage voor een ouder klaarmaken",
    Lead => "Een ouder met gezag mag het dossier zien en er een kopie van krijgen. Wat de rechten van een ander raakt, laat je weg, steeds met een reden. Het programma doet een voorstel. Jij kijkt alles na.",
    NamesHeading => "Namen die wegblijven",
    NamesLead => "Wat je aanvinkt verdwijnt overal uit de tekst: de hele naam en elk woord ervan. Voor elke naam komt hetzelfde in de plaats, zodat de ouder de reden niet ziet. Wie meldde, blijft alleen bij de melding weg: wie overal ontbreekt, valt juist op. Zet ook de andere ouder uit als die dat nodig heeft.",
    AddWords => "Ook weglaten",
    AddWordsHint => "Een naam, een roepnaam of andere woorden die iemand herkenbaar maken.",
    Add => "Toevoegen",
    RecordsHeading => "Stukken die wegblijven",
    RecordsLead => "Van een stuk dat wegblijft ziet de ouder alleen dat het er is, geen datum en geen reden. Wat later bij dat stuk is gezet, blijft ook weg.",
    GroundLabel { what } => "Reden om weg te laten: {what}",
    GroundName { ground } => (name(*ground)),
    WhichPaper => "Wat wil je zien en afdrukken?",
    PaperParent => "Zo leest de ouder het",
    PaperSchool => "De redenen, voor het dossier van de school",
    Instead => "[naam weggelaten]",
    OnlyAtReport { name } => "{name}, alleen bij de melding",
    Why { ground } => (match ground {
        Ground::OtherPerson => "Weggelaten om de rechten van iemand anders.",
        Ground::OtherChild => "Weggelaten omdat het over een ander kind gaat.",
        Ground::Source => "Weggelaten omdat iemand dit in vertrouwen vertelde.",
        Ground::Reporter => "Weggelaten om de melder te beschermen.",
        Ground::Police => "Weggelaten omdat het van de politie komt.",
        Ground::WorkNote => "Weggelaten als eigen aantekening, die niemand anders zag.",
        Ground::ChildSafety => "Weggelaten voor de veiligheid van het kind.",
    }),
    RecordLeftOut => "Weggelaten stuk",
    RecordLeftOutMeans => "Bovenaan staat waarom een stuk weg kan blijven.",
    Named { code } => "Inzage, dossier {code}",
    ForParent => "Kopie voor de ouder",
    ForParentMeans => "Waar een naam of een stuk is weggelaten, staat dat erbij. Dat mag om de rechten van iemand anders, om de veiligheid van een kind, omdat iets van de politie komt, of omdat het een eigen aantekening is. Welke reden waar geldt, staat er niet bij: ook dat kan iemand verraden. Klopt iets niet? De ouder mag vragen om het te verbeteren, of om een eigen kijk erbij te zetten.",
    Reasons { code } => "Redenen bij inzage, dossier {code}",
    ForSchool => "Alleen voor de school",
    ForSchoolMeans => "Hier staan de namen die zijn weggelaten. Bewaar dit bij het dossier en geef het niet mee.",
    About => "Over deze inzage",
    DecidedBy => "Nagekeken",
    LeftOut => "Wat is weggelaten",
    NamesLeftOut => "Weggelaten namen en woorden",
    RecordsLeftOut => "Weggelaten stukken",
    Number => "Stuk",
    Numbered { number } => "{number}",
    What => "Wat",
    OnDay => "Van",
    Reason => "Reden",
} }

fn name(ground: Ground) -> &'static str {
    match ground {
        Ground::OtherPerson => "De rechten van iemand anders",
        Ground::OtherChild => "Het gaat over een ander kind",
        Ground::Source => "Iemand vertelde het in vertrouwen",
        Ground::Reporter => "Om de melder te beschermen",
        Ground::Police => "Het komt van de politie",
        Ground::WorkNote => "Eigen aantekening, die niemand anders zag",
        Ground::ChildSafety => "De veiligheid van het kind",
    }
}
