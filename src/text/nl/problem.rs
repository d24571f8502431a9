//! Wat er mis kan gaan: eerst wat er gebeurde, dan wat je nu doet.

use super::dates::full;

problems! {
    WrongPassphrase => "Deze wachtwoordzin past niet.", "Probeer het nog eens. Let op hoofdletters en spaties.";
    WrongRecoveryCode => "Deze herstelcode past niet.", "Kijk op het papier van de directie en typ hem nog eens.";
    VaultDamaged => "De opslag op dit apparaat is beschadigd. De wachtwoordzin is wel goed.", "Zet je laatste reservekopie terug op een leeg apparaat. Gooi hier niets weg.";
    RecordDamaged => "Eén stuk is beschadigd en gaat niet open. De rest is heel.", "Zet dit stuk terug uit een reservekopie.";
    VaultTailMissing => "De laatste stukken die hier stonden zijn weg.", "Zet je laatste reservekopie terug en vergelijk het standnummer.";
    NotAllowed => "Dit mag je met jouw rol niet doen.", "Vraag het aan de directeur of de IB-er.";
    EntryUnsigned => "In de lijst van collega’s staat een wijziging zonder geldige handtekening. Die telt niet mee.", "Vraag de directeur wie dit heeft gedaan.";
    VaultNewer { found, supported } => "Deze dossiers zijn met een nieuwere versie gemaakt (vorm {found}; deze versie kent {supported}).", "Gebruik de nieuwste versie van het programma. Er is niets veranderd.";
    VaultWorkFactor => "Het slot van deze opslag vraagt meer rekenwerk dan dit programma toelaat.", "Zet een reservekopie terug en waarschuw de ICT-er.";
    TextTooLong { characters_max } => "Deze tekst is te lang om op te slaan: hooguit {characters_max} tekens.", "Maak er twee stukken van. Je tekst staat er nog.";
    InboxFull => "De verzegelde brievenbus is vol.", "Druk je bericht af en geef het aan de IB-er of de directeur.";
    CaseDestroyed { on } => (format!("Dit dossier is vernietigd op {}.", full(*on))), "Er is hier niets meer van te lezen.";
    EditionUnknown => "Dit dossier volgt een uitgave van het stappenplan die hier niet bekend is.", "Je kunt het lezen en afdrukken. Lees de uitgave in bij Instellingen om verder te gaan.";
    StorageFull => "Er is geen ruimte meer op dit apparaat. Je laatste wijziging is niet opgeslagen.", "Je tekst staat er nog. Maak ruimte vrij of maak nu een reservekopie, en sla opnieuw op.";
    StorageBlocked => "Een ander tabblad houdt de opslag bezet.", "Sluit de andere tabbladen met dit programma en probeer het opnieuw.";
    StorageForbidden => "Deze browser laat niet toe dat er iets wordt bewaard.", "Gebruik een andere browser of vraag de ICT-er. Spoed werkt wel.";
    StorageNewer => "De opslag hier is van een nieuwere versie van dit programma.", "Je kunt lezen, niet schrijven. Laad de nieuwste versie.";
    StorageLost => "De browser heeft dossiers weggegooid die hier stonden.", "Zet je laatste reservekopie terug.";
    StorageClosed => "De browser heeft de opslag gesloten.", "Je tekst staat er nog. Probeer opnieuw op te slaan.";
    StorageUnknown => "Opslaan is niet gelukt.", "Je tekst staat er nog. Probeer het opnieuw. Lukt het niet, druk de tekst dan af.";
    ChangedElsewhere => "In een ander tabblad is intussen iets opgeslagen.", "Kijk wat er veranderd is en sla daarna opnieuw op. Je tekst staat er nog.";
    PrivateWindow => "Dit is een privévenster: na het sluiten is alles weg.", "Open dit programma in een gewoon venster.";
    SavedNotProven => "We weten niet zeker of de laatste wijziging is opgeslagen.", "Open het dossier opnieuw en kijk of het stuk er staat. Je tekst staat er nog.";
    FileWrongPassphrase => "Deze wachtwoordzin hoort niet bij dit bestand. Er is niets veranderd.", "Vraag de zin na bij wie het bestand maakte.";
    FileDamaged => "Dit bestand is beschadigd. Er is niets veranderd.", "Vraag om het bestand opnieuw.";
    FileTruncated => "Dit bestand is niet compleet: het einde ontbreekt. Er is niets veranderd.", "Kopieer het bestand opnieuw, helemaal.";
    FileNotOurs => "Dit bestand is niet van dit programma. Er is niets veranderd.", "Kies een ander bestand.";
    FileIsBackup => "Dit is een reservekopie, geen meegegeven dossier. Er is niets veranderd.", "Terugzetten kan op een leeg apparaat, vanaf het slot.";
    FileIsTransfer => "Dit is een meegegeven dossier, geen reservekopie. Er is niets veranderd.", "Ontgrendel eerst en kies dan ‘Inlezen’.";
    FileNewer { found, supported } => "Dit bestand is met een nieuwere versie gemaakt (vorm {found}; deze versie kent {supported}). Er is niets veranderd.", "Gebruik de nieuwste versie van het programma.";
    FileTooMuchWork => "Dit bestand vraagt veel te veel rekenwerk om te openen. Dat hoort niet. Er is niets veranderd.", "Open het niet. Vraag na of het bestand echt van je collega komt.";
    FileTooBig { megabytes_max } => "Dit bestand is te groot: hooguit {megabytes_max} MB. Er is niets veranderd.", "Controleer of je het goede bestand koos.";
    FileOtherReceiver => "Dit bestand is voor een ander apparaat gemaakt. Er is niets veranderd.", "Vraag om een bestand met een wachtwoordzin.";
    FileUnreadable => "Het bestand is niet te lezen. Er is niets veranderd.", "Zit de stick er nog in? Kies het bestand opnieuw.";
    FileNotSaved => "Het bestand is niet opgeslagen.", "Probeer het opnieuw, of kies een andere plek.";
    FileReadBackDiffers => "Het opgeslagen bestand is niet gelijk aan wat we schreven.", "Vertrouw dit bestand niet. Sla het op een andere plek op en controleer opnieuw.";
    FileOlder => "Dit kluisbestand is ouder dan een dat je eerder opende.", "Kijk of er een bestand met een hoger nummer is.";
    BackupMismatch => "De reservekopie is niet gelijk aan wat hier staat. Hij is niet goedgekeurd.", "Maak een nieuwe reservekopie.";
    PlanMalformed { faults } => "In dit stappenplan kloppen {faults} dingen niet. Het is niet ingelezen.", "De lijst hieronder noemt ze allemaal.";
    CodeNotServed => "Een deel van het programma is niet meegekomen van de server.", "Vraag de ICT-er of bestanden die op .wasm eindigen zijn toegestaan. Spoed werkt wel.";
    WorkerFailed => "Deze browser kon een deel van het programma niet starten.", "Laad de pagina opnieuw, of gebruik een andere browser.";
    CopyRefused => "De browser liet kopiëren niet toe.", "Selecteer de tekst en kopieer die zelf.";
    PrintRefused => "Afdrukken is niet gestart.", "Probeer het met het menu van de browser.";
    Framed => "Dit programma staat in een venster van een andere pagina. Dat is niet veilig.", "Open het in een eigen tabblad.";
}
