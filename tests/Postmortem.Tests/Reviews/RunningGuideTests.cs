using Microsoft.Extensions.DependencyInjection;
using Postmortem.Incidents;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Sessions;

namespace Postmortem.Tests.Reviews;

/// <summary>A review follows the guide as it was when the review began, whatever becomes of the file.</summary>
[TestClass]
public sealed class RunningGuideTests
{
    private const string Guide = """
        title: Ours
        ground_rule: We look at the system.
        pause:
          customer_view:
            question: What did they meet?
        analyze:
          categories:
            - key: tools
              name: Tools
            - key: other
              name: Something else
        agenda:
          - title: Read it
            kind: read
            minutes: 5
        """;

    private const string Later = """
        title: Theirs
        ground_rule: We look again.
        pause:
          customer_view:
            question: What did they lose?
        analyze:
          categories:
            - key: weather
              name: Weather
        agenda:
          - title: Talk about it
            kind: discuss
            minutes: 9
        """;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"postmortem-guides-{Guid.CreateVersion7():N}");
    private Testbed _bed = null!;

    private string Standard => Path.Combine(_folder, "standard.yaml");
    private ReviewService Reviews => _bed.Get<ReviewService>();

    [TestInitialize]
    public async Task BeginAsync()
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(Standard, Guide);
        _bed = await Testbed.OpenAsync(services => services.AddSingleton(new ReviewTemplates(_folder)));
    }

    [TestCleanup]
    public async Task EndAsync()
    {
        await _bed.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TestMethod]
    [DataRow(true, DisplayName = "changed")]
    [DataRow(false, DisplayName = "removed")]
    public async Task A_running_review_keeps_prompts_categories_and_agenda_of_a_guide_that_is(bool changed)
    {
        var running = await StartAsync();
        var other = Path.Combine(_folder, "other.yaml");
        await File.WriteAllTextAsync(other, Later);
        if (changed) File.Copy(other, Standard, overwrite: true);
        else File.Delete(Standard);

        var guide = (await Reviews.OpenAsync(_bed.Manager, running)).Value.Template;
        Assert.AreEqual(("Ours", "We look at the system.", "What did they meet?"), (guide.Title, guide.GroundRule, guide.Pause.CustomerView.Question));
        CollectionAssert.AreEqual(new[] { "tools", "other" }, guide.Analyze.Categories.Select(c => c.Key).ToArray());
        await PrepareAsync(running);
        Assert.AreEqual(("Read it", SessionKind.Read, 5), await AgendaAsync(running));
        await AnalyzeAsync(running);
        Assert.IsTrue((await AddAsync(running, "tools")).Ok);
        Assert.IsFalse((await AddAsync(running, "weather")).Ok);

        var next = await StartAsync(changed ? "standard" : "other");
        Assert.AreEqual("What did they lose?", (await Reviews.OpenAsync(_bed.Manager, next)).Value.Template.Pause.CustomerView.Question);
        await PrepareAsync(next);
        Assert.AreEqual(("Talk about it", SessionKind.Discuss, 9), await AgendaAsync(next));
        await AnalyzeAsync(next);
        Assert.IsTrue((await AddAsync(next, "weather")).Ok);
    }

    [TestMethod]
    [DataRow("weather")]
    [DataRow("")]
    [DataRow("Tools")]
    public async Task A_factor_of_a_category_that_its_guide_does_not_have_is_refused(string category)
    {
        var review = await StartAsync();
        await AnalyzeAsync(review);
        var refused = (await AddAsync(review, category)).Refusal!;
        Assert.AreEqual(($"“{category}” is no category of this review’s guide. Please choose one of its list.", nameof(FactorText.Category)),
            (refused.Sentence, refused.Field));

        var factor = (await AddAsync(review, "tools")).Value;
        Assert.AreEqual(refused.Sentence, (await _bed.Factors.EditFactorAsync(_bed.Manager, review, factor, "It stops",
            new FactorText("It stops", category)))?.Sentence);
        Assert.IsNull(await _bed.Factors.EditFactorAsync(_bed.Manager, review, factor, "It stops", new FactorText("It stops", "other")));
    }

    private async Task<int> StartAsync(string guide = "standard")
    {
        var incident = (await _bed.Get<IncidentService>().ReportAsync(_bed.Manager, new IncidentText { Title = "Refunds marked paid" })).Value;
        return (await Reviews.StartAsync(_bed.Manager, [incident], guide)).Value;
    }

    private async Task AnalyzeAsync(int review) => Assert.IsNull(await Reviews.OpenNextStageAsync(_bed.Manager, review, "prepared for a test"));

    private async Task PrepareAsync(int review) => Assert.IsNull(await _bed.Get<SessionService>().PrepareAsync(_bed.Manager, review));

    private async Task<(string, SessionKind, int)> AgendaAsync(int review)
    {
        var item = (await Reviews.OpenAsync(_bed.Manager, review)).Value.Session!.Items.Single();
        return (item.Title, item.Kind, item.Minutes);
    }

    private Task<Result<Guid>> AddAsync(int review, string category) =>
        _bed.Factors.AddFactorAsync(_bed.Manager, review, new FactorText("It stops", category), null);
}
