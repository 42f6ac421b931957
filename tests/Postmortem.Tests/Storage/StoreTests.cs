using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Perspectives;
using Postmortem.Reviews.Timeline;
using Postmortem.Search;
using Postmortem.Storage;
using Postmortem.Storage.Sqlite;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Storage;

/// <summary>What the store promises on either database; one thin class below for each.</summary>
public abstract class StoreTests
{
    private protected abstract Task<Testbed> OpenAsync();

    [TestMethod]
    public async Task A_save_that_alters_rows_without_a_row_in_the_log_is_refused()
    {
        await using var bed = await OpenAsync();
        await using var db = await bed.Get<IDbContextFactory<PostmortemDb>>().CreateDbContextAsync();
        (await db.People.FirstAsync()).Take(Role.Administrator);
        db.Add(new Incident(1, null, bed.Clock.GetUtcNow()));
        var refused = await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        StringAssert.Contains(refused.Message, "without a Change");
        Assert.AreEqual(0, await bed.RowsAsync(d => d.Set<Incident>().CountAsync()));
    }

    [TestMethod]
    public async Task Every_change_says_who_when_and_what_before_and_after()
    {
        await using var bed = await OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        bed.Clock.Advance(TimeSpan.FromMinutes(7));
        await bed.Get<ReviewService>().RenameAsync(bed.Member, it.Review, "Refunds that were not paid");
        var change = await bed.RowsAsync(d => d.Changes.OrderByDescending(c => c.Sequence).FirstAsync());
        Assert.AreEqual("review.rename", change.Verb);
        Assert.AreEqual(bed.Member.PersonId, change.PersonId);
        Assert.AreEqual(bed.Clock.GetUtcNow(), change.At);
        Assert.AreEqual("""{"Title":"Refunds marked paid"}""", change.Before);
        Assert.AreEqual("""{"Title":"Refunds that were not paid"}""", change.After);
    }

    [TestMethod]
    public async Task What_is_asked_several_times_at_once_under_one_key_is_made_once_and_all_get_its_answer()
    {
        await using var bed = await OpenAsync();
        var incidents = bed.Get<IncidentService>();
        var (once, text) = (bed.Member.Once(Guid.CreateVersion7(bed.Clock.GetUtcNow())), new IncidentText { Title = "Refunds marked paid" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => incidents.ReportAsync(once, text))));

        Assert.AreEqual(1, answers.Select(a => a.Value).Distinct().Count());
        Assert.AreEqual(1, await bed.RowsAsync(d => d.Set<Incident>().CountAsync()));
        // Another person's key, and another key of the same person, are other requests.
        Assert.AreNotEqual(answers[0].Value, (await incidents.ReportAsync(bed.Manager with { RequestKey = once.RequestKey }, text)).Value);
        Assert.AreNotEqual(answers[0].Value, (await incidents.ReportAsync(bed.Member.Once(Guid.CreateVersion7(bed.Clock.GetUtcNow())), text)).Value);
    }

    [TestMethod]
    public async Task What_was_refused_may_be_asked_again_under_its_key()
    {
        await using var bed = await OpenAsync();
        var incidents = bed.Get<IncidentService>();
        var once = bed.Member.Once(Guid.CreateVersion7(bed.Clock.GetUtcNow()));
        Assert.IsFalse((await incidents.ReportAsync(once, new IncidentText { Title = " " })).Ok);
        Assert.IsTrue((await incidents.ReportAsync(once, new IncidentText { Title = "Refunds marked paid" })).Ok);
        Assert.AreEqual(1, await bed.RowsAsync(d => d.Set<Receipt>().CountAsync()));
    }

    [TestMethod]
    public async Task Answers_that_nobody_asks_again_are_thrown_away_while_the_program_serves()
    {
        await using var bed = await OpenAsync();
        var made = bed.Clock.GetUtcNow();
        await bed.Get<IncidentService>().ReportAsync(bed.Member.Once(Guid.CreateVersion7(made)), new IncidentText { Title = "Refunds marked paid" });

        using var tidying = new Tidying(bed.Get<IDbContextFactory<PostmortemDb>>(), bed.Get<WriteQueue>(), bed.Clock, NullLogger<Tidying>.Instance);
        await tidying.StartAsync(default);
        var next = await bed.Clock.WaitedForAsync();
        while (await bed.RowsAsync(d => d.Set<Receipt>().CountAsync()) > 0)
        {
            bed.Clock.Advance(next);
            next = await bed.Clock.WaitedForAsync(); // it waits again when it has tidied
        }

        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromDays(7), bed.Clock.GetUtcNow() - made);
        await tidying.StopAsync(default);
    }

    [TestMethod]
    [DataRow("UPDATE Changes SET After = 'forged' WHERE Sequence = 4")]
    [DataRow("DELETE FROM Changes WHERE Sequence = 4")]
    public async Task One_altered_or_missing_row_of_the_log_is_found(string forgery)
    {
        await using var bed = await OpenAsync();
        await AccessCase.PrepareAsync(bed, Standing.Fixing);
        Assert.IsEmpty((await bed.AuditAsync()).Problems);
        await bed.RowsAsync(d => d.Database.ExecuteSqlRawAsync(forgery));
        StringAssert.StartsWith((await bed.AuditAsync()).Problems.Single(), "The log was altered: entry 4 ");
    }

    [TestMethod]
    public async Task A_sealed_perspective_is_nowhere_in_the_log_and_empty_for_everyone_else()
    {
        const string canary = "kingfisher-at-dusk";
        await using var bed = await OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        await bed.Get<PerspectiveService>().WritePerspectiveAsync(bed.Member, it.Review, "saw", canary);
        Assert.IsFalse(await bed.RowsAsync(d => d.Changes.AnyAsync(c => c.After!.Contains(canary) || c.Before!.Contains(canary))));
        Assert.AreEqual(0, (await bed.Get<ReviewService>().OpenAsync(bed.Manager, it.Review)).Value.Review.Perspectives.Single().Answers.Count);
        Assert.AreEqual(0, (await bed.Get<PerspectiveService>().AccountsAsync(bed.Manager, it.Review)).Value.Mine.Count);
        Assert.AreEqual(canary, (await bed.Get<PerspectiveService>().AccountsAsync(bed.Member, it.Review)).Value.Mine["saw"]);
        Assert.AreEqual(0, (await bed.Get<SearchService>().FindAsync(bed.Manager, "kingfisher")).Value.Count);
    }

    [TestMethod]
    public async Task A_password_and_a_customers_link_are_never_in_the_log()
    {
        await using var bed = await OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Sent);
        var log = await bed.RowsAsync(d => d.Changes.Select(c => c.After).ToListAsync());
        var hash = await bed.RowsAsync(d => d.People.Select(p => p.PasswordHash).FirstAsync());
        Assert.IsFalse(log.Exists(l => l!.Contains(hash!, StringComparison.Ordinal) || l.Contains(it.Secret, StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Two_people_who_change_different_words_of_one_text_lose_none_of_them()
    {
        await using var bed = await OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        const string start = "The app said paid. My rent bounced.";
        await bed.CustomerViews.WriteCustomerViewAsync(bed.Member, it.Review, "", start);
        await bed.CustomerViews.WriteCustomerViewAsync(bed.Member, it.Review, start, "The app said paid on Tuesday. My rent bounced.");
        var second = await bed.CustomerViews.WriteCustomerViewAsync(bed.Manager, it.Review, start, "The app said paid. My rent bounced twice.");
        Assert.AreEqual("The app said paid on Tuesday. My rent bounced twice.", second.Value.Stored);
        Assert.IsNull(second.Value.Collision);
    }

    [TestMethod]
    public async Task Two_people_who_change_the_same_words_keep_both_texts()
    {
        await using var bed = await OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        await bed.CustomerViews.WriteCustomerViewAsync(bed.Member, it.Review, "", "The app said paid.");
        await bed.CustomerViews.WriteCustomerViewAsync(bed.Member, it.Review, "The app said paid.", "The app said sent.");
        var second = (await bed.CustomerViews.WriteCustomerViewAsync(bed.Manager, it.Review, "The app said paid.", "The app said done.")).Value;
        Assert.AreEqual(new Collision("The app said sent.", "Mia Member"), second.Collision);
        Assert.AreEqual("The app said sent.", (await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.CustomerView);
        Assert.AreEqual("The app said done.", (await bed.Get<DraftService>().ReadAsync(bed.Manager, $"review/{it.Review}/")).Value.Values.Single());
    }

    [TestMethod]
    public async Task Writers_who_come_all_at_once_are_all_served_and_the_log_stays_whole()
    {
        await using var bed = await OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        var added = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() =>
            bed.Timelines.AddTimelineEntryAsync(i % 2 == 0 ? bed.Member : bed.Manager, it.Review,
                new TimelineText(bed.Clock.GetUtcNow(), TimelineKind.Impact, $"Entry {i}")))));
        Assert.IsTrue(added.All(a => a.Ok));
        Assert.AreEqual(42, (await reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Timeline.Count);
        Assert.IsEmpty((await bed.AuditAsync()).Problems);
    }

    [TestMethod]
    public async Task An_edit_of_an_action_that_was_changed_unseen_is_refused_and_changes_nothing()
    {
        await using var bed = await OpenAsync();
        var (it, actions) = (await AccessCase.PrepareAsync(bed, Standing.Fixing), bed.Get<ActionService>());
        Assert.IsNull(await actions.DueAsync(bed.Manager, it.Action, 1, new DateOnly(2026, 12, 20)));
        var late = await actions.MoveAsync(bed.Member, it.Action, 1, ActionState.Done, null);
        Assert.AreEqual(RefusalKind.Conflict, late!.Kind);
        Assert.AreEqual(ActionState.Planned, (await actions.ListAsync(bed.Member, new ActionFilter())).Value.Page.Rows.Single().State);
    }

    [TestMethod]
    public async Task A_draft_is_its_writers_own_and_goes_when_it_is_dropped()
    {
        await using var bed = await OpenAsync();
        var drafts = bed.Get<DraftService>();
        await drafts.KeepAsync(bed.Member, "review/1/factor", "A condition that");
        Assert.AreEqual(0, (await drafts.ReadAsync(bed.Manager, "review/1/")).Value.Count);
        Assert.AreEqual("A condition that", (await drafts.ReadAsync(bed.Member, "review/1/")).Value["review/1/factor"]);
        await drafts.DropAsync(bed.Member, "review/1/factor");
        Assert.AreEqual(0, (await drafts.ReadAsync(bed.Member, "review/1/")).Value.Count);
    }

    [TestMethod]
    public async Task A_text_of_one_megabyte_is_stored_and_a_longer_one_is_refused_with_its_length()
    {
        await using var bed = await OpenAsync();
        var (it, reviews) = (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());
        var text = string.Concat(Enumerable.Repeat("né 漢😀", Words.TextLimit / 6));
        Assert.AreEqual(text, (await bed.CustomerViews.WriteCustomerViewAsync(bed.Member, it.Review, "", text)).Value.Stored);
        var tooLong = await bed.CustomerViews.WriteCustomerViewAsync(bed.Member, it.Review, text, new string('x', Words.TextLimit + 1));
        StringAssert.Contains(tooLong.Refusal!.Sentence, "1,048,577");
    }
}

[TestClass]
public sealed class SqliteStoreTests : StoreTests
{
    private protected override Task<Testbed> OpenAsync() => Testbed.OpenAsync();

    [TestMethod]
    public async Task A_start_after_one_that_died_in_the_middle_of_a_migration_completes()
    {
        await using var bed = await Testbed.OpenAsync();
        await bed.RowsAsync(d => d.Database.ExecuteSqlRawAsync(
            "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); "
            + "INSERT OR REPLACE INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01');"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await bed.Get<Migrator>().MigrateAsync(patience.Token);
        Assert.AreEqual(5, await bed.RowsAsync(d => d.People.CountAsync()));
    }

    [TestMethod]
    public async Task A_file_says_itself_whether_it_is_of_this_version()
    {
        await using var bed = await Testbed.OpenAsync();
        var file = bed.Get<StorageOptions>().SqliteFile;
        Assert.IsTrue(await MigratedFile.HasAllAsync(file, default));
        Assert.IsFalse(await MigratedFile.HasAllAsync(file + ".gone", default));
        Assert.IsFalse(File.Exists(file + ".gone"), "asking made a file");
        await bed.RowsAsync(d => d.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory"));
        Assert.IsFalse(await MigratedFile.HasAllAsync(file, default), "a migration that was killed before its end");
    }
}

/// <summary>The same on SQL Server, wherever there is one.</summary>
[TestClass]
public sealed class SqlServerStoreTests : StoreTests
{
    [ClassCleanup]
    public static Task EndAsync() => SqlServerAtHand.EndAsync();

    private protected override async Task<Testbed> OpenAsync() => await Testbed.OpenOnSqlServerAsync(await SqlServerAtHand.ConnectionStringAsync());
}
