using Postmortem.Actions;
using Postmortem.Wording;

namespace Postmortem.Tests.Wording;

/// <summary>The action hierarchy of RCA2, on actions as people write them.</summary>
[TestClass]
public sealed class StrengthGuessTests
{
    private static readonly WordingGuides Guides = new(Checkout.Folder("templates/wording"));

    private const string Stronger = """
        Remove the manual approval step from the release process.
        Block deletion of a bucket that still receives traffic.
        Make the weight field mandatory on the label form.
        Automate the renewal of certificates.
        Replace the shared account by one for each person.
        Prevent two deployments at the same time.
        Standardise the infusion pumps across all wards.
        Simplify the refund form to three fields.
        Install a barrier between the two conveyor belts.
        The director walks the warehouse every Monday.
        Enforce a second signature before a bulk price change.
        Separate the payment database from the reporting database.
        Supprimer l'étape manuelle de validation.
        Automatiser le renouvellement des certificats.
        Rendre obligatoire le champ du poids.
        Empêcher deux déploiements simultanés.
        Remplacer le compte partagé par un compte par personne.
        Simplifier le formulaire de remboursement.
        Installer une barrière entre les deux tapis.
        Bloquer la suppression d'un dossier actif.
        """;

    private const string Intermediate = """
        Add a checklist for the handover between shifts.
        Hire two more agents for the evening.
        Add an alert when the queue is longer than 500.
        Reduce the workload of the night shift to eight orders an hour.
        Add integration tests for the import of price lists.
        Set up a second gateway as a failover.
        Write a runbook for restoring the ledger.
        Use read-back for every phone order.
        Show the delivery address on the packing screen.
        Rename the two look-alike products on the shelf.
        Run a simulation of a lost data centre twice a year.
        Add a canary stage to the deployment.
        Build a dashboard of refunds by hour.
        Extend the timeout of the gateway to ten seconds.
        Ajouter une alerte quand la file dépasse 500.
        Recruter deux agents pour le soir.
        Réduire la charge de l'équipe de nuit.
        Créer une liste de contrôle pour la relève.
        Mettre en place une passerelle de secours.
        Afficher l'adresse de livraison sur l'écran.
        Documenter la restauration de la base.
        Ajouter des tests pour l'import des tarifs.
        """;

    private const string Weaker = """
        Remind staff to lock the cage.
        Retrain all agents on the refund policy.
        Train the new drivers on the loading rules.
        Double-check every address before printing.
        Put a warning label on the switch.
        Write a new policy for price changes.
        Investigate the slow queries.
        Raise awareness of phishing.
        Add a warning to the form.
        Send an email reminder about the closing time.
        Be more careful when changing the price list.
        Hold a workshop on writing post-mortems.
        Update the procedure for bulk changes.
        Review the incident with the team.
        Rappeler aux équipes de fermer la cage.
        Former tous les agents au remboursement.
        Sensibiliser les magasins au hameçonnage.
        Vérifier deux fois chaque adresse.
        Rédiger une nouvelle procédure de changement.
        Étudier les requêtes lentes.
        Coller une étiquette sur l'interrupteur.
        Organiser une formation pour les chauffeurs.
        """;

    [TestMethod]
    [DataRow(Stronger, Strength.Stronger)]
    [DataRow(Intermediate, Strength.Intermediate)]
    [DataRow(Weaker, Strength.Weaker)]
    public void Nine_in_ten_actions_are_as_strong_as_people_said(string actions, Strength expected)
    {
        var lines = actions.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var wrong = lines.Where(a => Guides.GuessStrength(a) != expected).Select(a => $"{a} → {Guides.GuessStrength(a)}").ToList();

        Assert.IsTrue(lines.Length >= 20);
        Assert.IsTrue(wrong.Count <= lines.Length / 10, string.Join('\n', wrong));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("Purple elephants.")]
    public void Words_that_say_nothing_suggest_nothing(string action) => Assert.IsNull(Guides.GuessStrength(action));
}
