using Postmortem.Wording;

namespace Postmortem.Tests.Wording;

/// <summary>Kinds of sentences that were missed or flagged in vain in post-mortems that other people wrote.</summary>
[TestClass]
public sealed class WordingKindsTests
{
    private static readonly string Folder = Checkout.Folder("templates/wording");
    private static readonly WordingGuides Guides = new(Folder);

    [TestMethod]
    [DataRow("It was a simple typo in the price file.", "human-error")]
    [DataRow("This oversight cost us two hours.", "human-error")]
    [DataRow("A misunderstanding between two teams delayed the delivery.", "human-error")]
    [DataRow("A slip of the keyboard removed the row.", "human-error")]
    [DataRow("We incorrectly assumed that the backup was complete.", "human-error")]
    [DataRow("The team wrongly believed the link was redundant.", "human-error")]
    [DataRow("Carelessness on the night shift.", "judgement")]
    [DataRow("The accidental execution of the script emptied the table.", "accident")]
    [DataRow("The replica lagged and while troubleshooting accidentally pushed a change.", "accident")]
    [DataRow("The staging bucket should have been used.", "counterfactual")]
    [DataRow("A reviewer looking at the loop should have flagged it.", "counterfactual")]
    [DataRow("Corners were cut.", "procedure")]
    [DataRow("The change was a deviation from the policy.", "procedure")]
    [DataRow("We had indeed missed the advisory.", "memory")]
    [DataRow("The van driver failed to lock the cage.", "omission")]
    [DataRow("IT failed to tell us.", "omission")]
    [DataRow("The train controller forgot to close the block.", "memory")]
    [DataRow("The agent said she had forgotten the key.", "memory")]
    [DataRow("Always verify the address before printing.", "weak-action")]
    [DataRow("Une coquille a coupé la messagerie.", "erreur-humaine")]
    [DataRow("Un malentendu entre les équipes a retardé la livraison.", "erreur-humaine")]
    [DataRow("Une mauvaise manipulation a effacé le dossier.", "erreur-humaine")]
    [DataRow("L'équipe a supposé à tort que la copie était complète.", "erreur-humaine")]
    [DataRow("Il a été considéré à tort que la migration était terminée.", "erreur-humaine")]
    [DataRow("L'exécution accidentelle du script a vidé la table.", "accident")]
    [DataRow("La seconde table aurait dû être utilisée.", "contrefactuel")]
    [DataRow("Si la consigne avait été lue, la vanne serait fermée.", "contrefactuel")]
    [DataRow("La procédure de mise en service n'a pas été suivie.", "procedure")]
    [DataRow("L'alerte est passée inaperçue de l'équipe de nuit.", "memoire")]
    public void A_kind_that_was_missed_gets_its_hint(string text, string rule) => CollectionAssert.Contains(Rules(text), rule, string.Join(", ", Rules(text)));

    [TestMethod]
    [DataRow("The endpoint-controller should have moved the pods.")]
    [DataRow("The node agent failed to notice the new leader.")]
    [DataRow("The Jenkins worker missed the heartbeat.")]
    [DataRow("Moreover, it failed to send the newsletter.")]
    [DataRow("The job should have been retried by the queue.")]
    [DataRow("The traffic should have been rerouted.")]
    [DataRow("The cache incorrectly assumed that the key was present.")]
    [DataRow("Hugo generated the site without the start page.")]
    [DataRow("The server Marguerite did not answer.")]
    [DataRow("Marguerite, the mail server, failed to start.")]
    [DataRow("The server Marguerite was slow. Marguerite ran out of memory.")]
    [DataRow("Cassandra missed two heartbeats.")]
    [DataRow("Julia 1.10 changed the order of keys.")]
    [DataRow("Users on Discord noticed it.")]
    [DataRow("We do not look for who did it.")]
    [DataRow("No one is to blame here.")]
    [DataRow("Our goal is not to assign fault or to find a culprit.")]
    [DataRow("Rather than calling it human error, we ask what made it possible.")]
    [DataRow("There was no evidence of human error.")]
    [DataRow("See “Human Error” by James Reason.")]
    [DataRow("See Behind Human Error by David Woods.")]
    [DataRow("She called three times.")]
    [DataRow("The customer said she had called three times and nobody answered her.")]
    [DataRow("The customer wrote that he forgot his password.")]
    [DataRow("The committee has oversight of the process.")]
    [DataRow("A guard prevents accidental deletion of the bucket.")]
    [DataRow("We should double the number of workers.")]
    [DataRow("They are the bugs responsible for the outage.")]
    [DataRow("Le contrôleur aurait dû déplacer les pods.")]
    [DataRow("La file aurait dû être vidée par le traitement de nuit.")]
    [DataRow("Le serveur Marguerite ne répondait plus.")]
    [DataRow("Hugo a généré le site sans la page d'accueil.")]
    [DataRow("Dans ce système, chaque ligne est lue deux fois.")]
    [DataRow("Aucun des incidents ne vient d'une négligence.")]
    [DataRow("Lire « L'erreur humaine », de James Reason.")]
    [DataRow("Mettre en place une sonde sur l'adresse des tuiles.")]
    public void A_kind_that_was_flagged_in_vain_is_left_alone(string text) => Assert.AreEqual("", string.Join(", ", Rules(text)));

    private static List<string> Rules(string text) => [.. Guides.Of(text)!.Check(text, WordingKind.Narrative).Select(h => h.Rule)
        .Concat(Guides.Of(text)!.Check(text, WordingKind.Action).Select(h => h.Rule)).Distinct()];
}
