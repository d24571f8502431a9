//! Inzage voor een ouder.

use crate::exchange::documents::Ground;

sentences! { AccessPaper {
    Heading => "Inzage voor een ouder klaarmaken",
    Lead => "Een ouder met gezag mag het dossier zien en er een kopie van krijgen. Wat de rechten van een ander raakt, laat je weg, steeds met een reden. Het programma doet een voorstel. Jij kijkt alles na.",
    NamesHeading => "Namen die wegblijven",
    NamesLead => "Wat je aanvinkt verdwijnt overal uit de tekst: de hele naam en elk woord ervan. Zet ook de andere ouder uit als die dat nodig heeft.",
    AddWords => "Ook weglaten",
    AddWordsHint => "Een naam, een roepnaam of andere woorden die iemand herkenbaar maken.",
    Add => "Toevoegen",
    RecordsHeading => "Stukken die wegblijven",
    RecordsLead => "Van een stuk dat wegblijft ziet de ouder de datum en de reden. Wat later bij dat stuk is gezet, blijft ook weg.",
    GroundLabel { what } => "Reden om weg te laten: {what}",
    GroundName { ground } => (name(*ground)),
    WhichPaper => "Wat wil je zien en afdrukken?",
    PaperParent => "Zo leest de ouder het",
    PaperSchool => "De redenen, voor het dossier van de school",
    Instead { ground } => (match ground {
        Ground::OtherPerson => "[naam van een ander weggelaten]",
        Ground::ChildSafety => "[naam weggelaten voor de veiligheid van het kind]",
        Ground::WorkNote => "[naam weggelaten, eigen aantekening]",
        Ground::OtherChild => "[ander kind]",
        Ground::Source => "[bron weggelaten, vertelde dit in vertrouwen]",
        Ground::Reporter => "[melder weggelaten]",
        Ground::Police => "[politie, naam weggelaten]",
    }),
    Why { ground } => (match ground {
        Ground::OtherPerson => "Weggelaten om de rechten van iemand anders.",
        Ground::OtherChild => "Weggelaten omdat het over een ander kind gaat.",
        Ground::Source => "Weggelaten omdat iemand dit in vertrouwen vertelde.",
        Ground::Reporter => "Weggelaten om de melder te beschermen.",
        Ground::Police => "Weggelaten omdat het van de politie komt.",
        Ground::WorkNote => "Weggelaten als eigen aantekening, die niemand anders zag.",
        Ground::ChildSafety => "Weggelaten voor de veiligheid van het kind.",
    }),
    WithWhatItIsAbout => "Weggelaten omdat het bij een weggelaten stuk hoort.",
    RecordLeftOut => "Weggelaten stuk",
    Named { code } => "Inzage, dossier {code}",
    ForParent => "Kopie voor de ouder",
    ForParentMeans => "Waar een naam of een stuk is weggelaten staat dat erbij, met de reden. Klopt iets niet? De ouder mag vragen om het te verbeteren, of om een eigen kijk erbij te zetten.",
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
