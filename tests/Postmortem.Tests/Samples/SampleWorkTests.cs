using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Perspectives;
using Postmortem.Samples;
using Postmortem.Storage;
using Postmortem.Tests.Reviews;

namespace Postmortem.Tests.Samples;

[TestClass]
public sealed class SampleWorkTests
{
    private static ServiceProvider _services = null!;
    private static string _folder = "";
    private static Actor _manager;
    private static List<Review> _reviews = [];
    private static IReadOnlyList<string> _perspectives = [];
    private static IReadOnlyList<Incident> _incidents = [];

    private static DateTimeOffset Now { get; } = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);

    /// <summary>Filled once for all: these tests only look.</summary>
    [ClassInitialize]
    public static async Task FillAsync(TestContext context)
    {
        _folder = Directory.CreateTempSubdirectory("postmortem-samples-").FullName;
        var services = new ServiceCollection();
        services.AddPostmortem(new StorageOptions(_folder), Checkout.Folder("templates"));
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        _services = services.BuildServiceProvider();
        await _services.GetRequiredService<Migrator>().MigrateAsync();
        var refused = await _services.GetRequiredService<SampleWork>().FillAsync(context.CancellationToken);
        Assert.IsNull(refused, refused?.Sentence);
        _manager = new Actor(await RowsAsync(db => db.People.Where(p => p.Role == Role.Manager).Select(p => p.Id).FirstAsync()));
        List<Review> reviews = [];
        for (var number = 1; number <= 4; number++) reviews.Add((await _services.GetRequiredService<ReviewService>().OpenAsync(_manager, number)).Value.Review);
        _reviews = reviews;
        // Sealed ones are read as rows: they will be revealed one day.
        var seal = _services.GetRequiredService<Seal>();
        _perspectives = [.. (await RowsAsync(db => db.Set<Perspective>().ToListAsync()))
            .SelectMany(p => p.IsSealed ? seal.Open(p.Content)!.Values : p.Answers.Values)];
        _incidents = await RowsAsync(db => db.Set<Incident>().ToListAsync());
    }

    [ClassCleanup]
    public static async Task CleanAsync()
    {
        await Testbed.EndAsync(_services);
        Directory.Delete(_folder, recursive: true);
    }

    [TestMethod]
    public async Task The_sample_organisation_says_that_it_is_one_and_has_people_in_all_three_roles()
    {
        Assert.IsTrue((await _services.GetRequiredService<PeopleService>().OrganisationAsync())!.IsDemo);
        var people = await RowsAsync(db => db.People.ToListAsync());
        CollectionAssert.AreEquivalent(SampleWork.People.Select(p => (p.Email, p.Role)).ToList(), people.Select(p => (p.Email!, p.Role)).ToList());
        Assert.AreEqual(3, people.Select(p => p.Role).Distinct().Count());
    }

    [TestMethod]
    public void Four_reviews_stand_in_four_stages() =>
        CollectionAssert.AreEquivalent(Enum.GetValues<Stage>(), _reviews.Select(r => r.Stage).ToArray());

    [TestMethod]
    public void Twenty_actions_are_of_every_age_and_state()
    {
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        var actions = _reviews.SelectMany(r => r.Actions).ToList();

        Assert.HasCount(20, actions);
        foreach (var state in Enum.GetValues<ActionState>().Where(s => s != ActionState.Dropped))
            Assert.Contains(a => a.State == state, actions, $"no action is {state}");
        Assert.Contains(a => a.IsLate(today), actions);
        Assert.Contains(a => a.IsOpen && a.DueOn >= today && a.DueOn <= today.AddDays(7), actions, "none is due soon");
        Assert.Contains(a => a.DueOn is null, actions, "none is left for the gate to ask for");
        Assert.IsTrue(actions.Where(a => a.VerifiedById is not null).All(a => a.VerifiedById != a.OwnerId));
    }

    [TestMethod]
    public void Only_one_gate_was_passed_early_and_it_says_why()
    {
        var passed = _reviews.SelectMany(r => r.Overrides).ToList();

        Assert.HasCount(1, passed);
        Assert.IsTrue(passed[0].Reason.Length > 40);
        StringAssert.Contains(passed[0].Missing, "ground rule");
        Assert.AreEqual(1, passed[0].Missing.Split('\n').Length, "more was missing than the reason speaks of");
        foreach (var open in _reviews.Where(r => !r.IsClosed)) Assert.IsFalse(Gate.Of(open).IsOpen, $"{open.Title} has nothing left to do");
    }

    [TestMethod]
    public async Task One_notice_was_sent_and_answered_both_ways_and_one_waits_for_approval()
    {
        var notices = _reviews.SelectMany(r => r.Notices).ToList();
        var sent = notices.Single(n => n.State == NoticeState.Sent);

        CollectionAssert.AreEquivalent(new Answer?[] { Answer.Yes, Answer.NotYet }, sent.Recipients.Select(r => r.Answer).ToList());
        Assert.IsTrue(sent.Recipients.Single(r => r.Answer == Answer.Yes).Message.Contains("overdraft", StringComparison.Ordinal),
            "the answers came from the wrong customers");
        Assert.HasCount(1, notices.Where(n => n.State == NoticeState.Draft).ToList());
        Assert.AreEqual(3, await RowsAsync(db => db.Set<Customer>().CountAsync()));
    }

    [TestMethod]
    public async Task Some_incidents_wait_without_a_review() =>
        Assert.IsTrue(await RowsAsync(db => db.Set<Incident>().CountAsync(i => i.ReviewId == null)) >= 4);

    [TestMethod]
    public async Task The_log_is_whole_told_in_the_order_of_time_and_ends_before_now()
    {
        var audit = await RowsAsync(db => LogAudit.RunAsync(db, _services.GetRequiredService<LogKey>(), null, default));
        Assert.AreEqual(0, audit.Problems.Count, string.Join("\n", audit.Problems));
        var times = await RowsAsync(db => db.Changes.OrderBy(c => c.Sequence).Select(c => c.At).ToListAsync());
        CollectionAssert.AreEqual(times.Order().ToList(), times);
        Assert.IsTrue(times[^1] < Now);
    }

    [TestMethod]
    public async Task No_verb_alters_more_of_a_review_than_it_says_it_touches()
    {
        var rows = await RowsAsync(db => db.Changes.Where(c => c.ReviewId != null).ToListAsync());
        Assert.IsGreaterThan(30, rows.Select(r => r.Verb).Distinct().Count());
        VerbSlices.Check(rows);
    }

    [TestMethod]
    [DataRow("en")]
    [DataRow("fr")]
    public async Task No_word_of_a_record_is_cut(string language)
    {
        for (var number = 1; number <= 4; number++)
        {
            var report = (await _services.GetRequiredService<Postmortem.Reports.ReportDocuments>().ReviewAsync(_manager, number, language)).Value;
            foreach (Match cut in Regex.Matches(Postmortem.Documents.HtmlWriter.Write(report), ".{0,20}…"))
                Assert.IsTrue(_reviews[number - 1].CustomerView.Contains(cut.Value, StringComparison.Ordinal), $"R-{number}: {cut.Value}");
        }
    }

    [TestMethod]
    public async Task A_second_filling_is_refused() =>
        Assert.AreEqual(RefusalKind.Conflict, (await _services.GetRequiredService<SampleWork>().FillAsync())?.Kind);

    [TestMethod]
    public void A_perspective_in_Pause_is_written_by_one_and_still_missing_from_another()
    {
        var pause = _reviews.Single(r => r.Stage == Stage.Pause);

        Assert.IsTrue(pause.PerspectivesAreSealed);
        Assert.HasCount(2, pause.Perspectives);
        Assert.HasCount(1, pause.Perspectives.Where(p => p.HandedInAt is not null).ToList());
        Assert.Contains(p => p.AcceptedGroundRuleAt is null, pause.Participants);
    }

    [TestMethod]
    public void No_text_blames_or_looks_back_with_hindsight()
    {
        foreach (var (where, text) in Texts())
            Assert.IsFalse(Blame().IsMatch(Quoted().Replace(text, "“…”")), $"{where}: “{Blame().Match(text).Value}” in {Words.Short(text, 120)}");
        foreach (var action in _reviews.SelectMany(r => r.Actions))
            Assert.IsFalse(Wish().IsMatch(action.Text), $"{action.Reference}: “{Wish().Match(action.Text).Value}” cannot be finished");
    }

    [TestMethod]
    public void No_text_names_one_of_the_people_except_where_we_thank_them()
    {
        var names = SampleWork.People.Select(p => p.Name.Split(' ')[0]).ToList();
        foreach (var (where, text) in Texts())
            Assert.IsFalse(names.Exists(n => Regex.IsMatch(text, $@"\b{n}\b")), $"{where} names a person: {Words.Short(text, 120)}");
    }

    private static IEnumerable<(string Where, string Text)> Texts() => _reviews.SelectMany(r =>
        r.Timeline.Select(e => ($"{r.Title}, timeline", e.Text))
            .Concat(r.Factors.SelectMany(f => new[] { ($"{r.Title}, factor", f.Text), ($"{r.Title}, evidence", f.Evidence),
                ($"{r.Title}, accepted", f.AcceptedReason) }))
            .Concat(r.Mitigators.Select(m => ($"{r.Title}, mitigator", m.Text)))
            .Concat(r.ContainmentItems.Select(i => ($"{r.Title}, containment", i.Evidence)))
            .Concat(r.Actions.SelectMany(a => new[] { ($"{a.Reference}", a.Text), ($"{a.Reference}, measure", a.SuccessMeasure),
                ($"{a.Reference}, note", a.StateNote) }))
            .Concat(r.Facts.Select(f => ($"{r.Title}, shared", f.Text)))
            .Concat(r.Overrides.Select(o => ($"{r.Title}, override", o.Reason)))
            .Append(($"{r.Title}, containment", r.ContainmentNote)).Append(($"{r.Title}, affected", r.AffectedNote)).Append(($"{r.Title}", r.Title)))
        .Concat(_perspectives.Select(p => ("perspective", p)))
        .Concat(_incidents.SelectMany(i => new[] { (i.Reference, i.Title), (i.Reference, i.CustomerExperience), (i.Reference, i.WhoWasTouched) }))
        .Concat(_reviews.SelectMany(r => r.Notices).SelectMany(n => new[] { (n.Reference, n.Opening), (n.Reference, n.Closing) }));

    private static Regex Quoted() => new("“[^”]*”");

    /// <summary>The flags of our own wording guide, as far as words alone can show them.</summary>
    private static Regex Blame() => new(
        @"\b(should(n[’']t)? have|should not have|could have|would have|ought to|if only|(human|operator|user) error|mistake by|failed to" +
        @"|neglected|did not bother|violated|ignored|disregarded|forgot|overlooked|did not notice|attention|careless|negligent|sloppy|lazy" +
        @"|incompetent|stupid|complacent|inadequate|poor|bad|insufficient|improper|fault|blame|guilty|root cause|obviously|clearly|simply" +
        @"|just|of course|easily|he|she|his|him|accidentally|mistakenly|any inconvenience|mistakes were made)\b", RegexOptions.IgnoreCase);

    private static Regex Wish() => new(@"\b(be more careful|remind|retrain|awareness|double-check|investigate|improve|look into|consider|ensure)\b",
        RegexOptions.IgnoreCase);

    private static async Task<T> RowsAsync<T>(Func<PostmortemDb, Task<T>> look)
    {
        await using var db = await _services.GetRequiredService<IDbContextFactory<PostmortemDb>>().CreateDbContextAsync();
        return await look(db);
    }
}
