using System.Text;
using Postmortem.Exchange;
using Postmortem.Incidents;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews.Factors;

/// <summary>A factor whose words name a person or an act asks for the condition beneath it, until somebody says otherwise.</summary>
[TestClass]
public sealed class FactorActTests
{
    private Testbed _bed = null!;
    private int _number;

    [TestInitialize]
    public async Task StartAsync()
    {
        _bed = await Testbed.OpenAsync();
        _number = (await AccessCase.PrepareAsync(_bed, Standing.Analyzing)).Review;
    }

    [TestCleanup]
    public async Task StopAsync() => await _bed.DisposeAsync();

    [TestMethod]
    [DataRow("Bruno forgot to count the parcels", true)]
    [DataRow("The night shift did not follow the procedure", true)]
    [DataRow("Human error at the till", true)]
    [DataRow("A typo in the price list", true)]
    [DataRow("The clerk sent the old price list", true)]
    [DataRow("Bruno a oublié de compter les colis", true)]
    [DataRow("Le préparateur a envoyé la mauvaise liste", true)]
    [DataRow("Nothing on the form asked for the number of parcels", false)]
    [DataRow("The form accepted a date in the past", false)]
    [DataRow("Two people shared one scanner at night", false)]
    [DataRow("The endpoint-controller failed to move the pods", false)]
    [DataRow("Le formulaire acceptait une date passée", false)]
    public async Task Words_tick_it_and_the_gate_asks_for_the_condition_beneath(string words, bool isTicked)
    {
        var factor = await AddAsync(words);

        Assert.AreEqual(isTicked, (await FactorAsync(factor)).IsAboutAPerson);
        Assert.AreEqual(isTicked, await IsAskedAsync(factor));

        await _bed.Factors.AddFactorAsync(_bed.Member, _number, new FactorText("The screen showed no total", "tools"), factor);
        Assert.IsFalse(await IsAskedAsync(factor), "a condition stands beneath it");
    }

    [TestMethod]
    public async Task What_a_person_unticks_stays_unticked_while_its_words_stay()
    {
        const string words = "Bruno forgot to count the parcels";
        var factor = await AddAsync(words);

        await EditAsync(factor, words, new FactorText(words, "tools") { IsAboutAPerson = false });
        Assert.IsFalse((await FactorAsync(factor)).IsAboutAPerson);

        await EditAsync(factor, words, new FactorText(words, "tools") { Evidence = "a photograph" });
        Assert.IsFalse((await FactorAsync(factor)).IsAboutAPerson, "only the evidence changed");

        await EditAsync(factor, words, new FactorText("Bruno ignored the alarm", "tools"));
        Assert.IsTrue((await FactorAsync(factor)).IsAboutAPerson, "other words are asked anew");
    }

    [TestMethod]
    public async Task What_a_person_ticked_stays_ticked_whatever_its_words()
    {
        var ticked = new FactorText("Skipped weighing", "tools") { IsAboutAPerson = true };
        var factor = (await _bed.Factors.AddFactorAsync(_bed.Member, _number, ticked, null)).Value;

        await EditAsync(factor, "Skipped weighing", new FactorText("Weighing was left out", "tools"));

        Assert.IsTrue((await FactorAsync(factor)).IsAboutAPerson);
    }

    [TestMethod]
    public async Task What_an_imported_post_mortem_found_is_asked_as_well()
    {
        const string Document = """
            # Invoices sent twice

            On 6 May 2024 at 22:10 UTC every invoice went out twice.

            ## Contributing factors

            - Bruno forgot to stop the mailer
            - The mailer retried without asking whether it had sent
            """;
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Document));
        var before = (await IncidentsAsync()).ToHashSet();
        var summary = (await _bed.Get<ImportService>()
            .ImportAsync(_bed.Manager, file, "invoices.md", new ImportOptions(ImportFormat.Markdown), dryRun: false, progress: null)).Value;
        Assert.AreEqual(1, summary.Created, string.Join(" ", summary.Problems));

        _number = (await _bed.Get<ReviewService>().StartAsync(_bed.Manager, [(await IncidentsAsync()).Single(i => !before.Contains(i))])).Value;

        var factors = (await _bed.Get<ReviewService>().OpenAsync(_bed.Manager, _number)).Value.Review.Factors;
        CollectionAssert.AreEqual(new[] { true, false }, factors.OrderBy(f => f.Position).Select(f => f.IsAboutAPerson).ToArray());
    }

    private async Task<IEnumerable<int>> IncidentsAsync() =>
        (await _bed.Get<IncidentService>().ListAsync(_bed.Manager, false, new())).Value.Page.Rows.Select(i => i.Number);

    private async Task<Guid> AddAsync(string words) => (await _bed.Factors.AddFactorAsync(_bed.Member, _number, new FactorText(words, "tools"), null)).Value;

    private async Task EditAsync(Guid factor, string before, FactorText text) =>
        Assert.IsNull(await _bed.Factors.EditFactorAsync(_bed.Member, _number, factor, before, text));

    private async Task<ContributingFactor> FactorAsync(Guid id) =>
        (await _bed.Get<ReviewService>().OpenAsync(_bed.Member, _number)).Value.Review.Factors.Single(f => f.Id == id);

    private async Task<bool> IsAskedAsync(Guid id) =>
        (await _bed.Get<ReviewService>().OpenAsync(_bed.Member, _number)).Value.Gate.Missing.Any(m =>
            m.Anchor == $"factor-{id:N}" && m.Sentence.Contains("tells what a person did", StringComparison.Ordinal));
}
