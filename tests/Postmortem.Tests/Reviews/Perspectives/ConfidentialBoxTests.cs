using System.Text;
using Microsoft.EntityFrameworkCore;
using Postmortem.Incidents;
using Postmortem.Reviews;
using Postmortem.Reviews.Perspectives;
using Postmortem.Storage;

namespace Postmortem.Tests.Reviews.Perspectives;

/// <summary>Somebody with a copy of the database file, and without the folder of keys, wants to know who wrote and in what order.</summary>
[TestClass]
public sealed class ConfidentialBoxTests
{
    private const int Runs = 200;

    private static readonly string[] Words = ["kingfisher-one", "nightjar-two", "wagtail-three"];

    [TestMethod]
    public async Task After_the_reveal_the_order_of_writing_is_guessed_no_better_than_by_chance()
    {
        await using var first = await BeginAsync();
        var reviews = new List<(int Number, string[] Order)>();
        for (var run = 0; run < Runs; run++) reviews.Add(await RunAsync(first, run));

        var (byRow, byId, byPlace) = (0, 0, 0);
        var file = await CopyOfFileAsync(first);
        foreach (var (number, order) in reviews)
        {
            string[] Of(IEnumerable<string> rows) => [.. rows.Select(r => order.Single(w => r.Contains(w, StringComparison.Ordinal)))];
            var id = await first.RowsAsync(db => db.Set<Review>().Where(r => r.Number == number).Select(r => r.Id).SingleAsync());
            if (Of(await ContentsAsync(first, id, "rowid")).SequenceEqual(order)) byRow++;
            if (Of(await ContentsAsync(first, id, "Id")).SequenceEqual(order)) byId++;
            if (order.OrderBy(w => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(w))).SequenceEqual(order)) byPlace++;
        }

        // A guess is right once in six: 33 of 200, and with 4.5 standard deviations of 5.3 at most 57.
        var counted = $"of {Runs}: by row {byRow}, by id {byId}, by place in the file {byPlace}; chance is {Runs / 6}";
        Console.WriteLine(counted);
        Assert.IsTrue(Math.Max(byRow, Math.Max(byId, byPlace)) <= 57, counted);
    }

    [TestMethod]
    public async Task Before_the_reveal_three_who_wrote_look_like_nobody_who_wrote()
    {
        await using var bed = await BeginAsync();
        var (silent, spoken) = (await InvitedAsync(bed, "nobody writes"), await InvitedAsync(bed, "three write"));
        var sizes = await SizesAsync(bed);
        var tables = await CountsAsync(bed);

        foreach (var (writer, i) in Writers(bed).Select((w, i) => (w, i)))
            for (var more = 1; more <= 5; more++)
            {
                bed.Clock.Advance(TimeSpan.FromHours(7));
                var words = string.Concat(Enumerable.Repeat(Words[i], 20 * more * (i + 1)));
                Assert.IsNull(await bed.Perspectives.WriteConfidentiallyAsync(writer, spoken, "saw", words));
            }

        CollectionAssert.AreEqual(sizes, await SizesAsync(bed));
        Assert.AreEqual(1, sizes.Distinct().Count(), $"the box of {silent} and that of {spoken} differ");
        CollectionAssert.AreEqual(tables, await CountsAsync(bed));
    }

    [TestMethod]
    public async Task One_participant_has_one_sheet_and_finds_it_again_on_another_device()
    {
        await using var bed = await BeginAsync();
        var review = await InvitedAsync(bed, "one sheet");
        Assert.IsNull(await bed.Perspectives.WriteConfidentiallyAsync(bed.Member, review, "saw", "first device"));
        Assert.AreEqual("first device", (await bed.Perspectives.ReadConfidentiallyAsync(bed.Member, review)).Value.Mine["saw"]);
        Assert.AreEqual(0, (await bed.Perspectives.ReadConfidentiallyAsync(bed.Manager, review)).Value.Mine.Count, "and nobody else's");
        Assert.IsNull(await bed.Perspectives.WriteConfidentiallyAsync(bed.Member, review, "saw", "second device"));

        Assert.IsNull(await bed.Perspectives.RevealPerspectivesAsync(bed.Administrator, review, "enough"));

        Assert.AreEqual("second device", (await bed.Perspectives.AccountsAsync(bed.Manager, review)).Value.Revealed.Single().Answers["saw"]);
        Assert.AreEqual(0, await bed.RowsAsync(db => db.Set<ConfidentialBox>().CountAsync()));
    }

    [TestMethod]
    public void Sealed_texts_of_very_different_lengths_are_equally_long()
    {
        var seal = new Seal(new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider());
        foreach (var close in new Func<string, string>[] { seal.CloseNote, seal.CloseAnswer, t => seal.Close(new Dictionary<string, string> { ["saw"] = t }) })
            Assert.AreEqual(1, new[] { "a", new string('b', 500), new string('é', 400) }.Select(t => close(t).Length).Distinct().Count());
        Assert.AreEqual("kept as it was  \n", seal.OpenNote(seal.CloseNote("kept as it was  \n")));
        Assert.AreEqual("", seal.OpenAnswer(seal.CloseAnswer("")));
        var long_ = new string('ü', 40_000);
        Assert.AreEqual(long_, seal.OpenAnswer(seal.CloseAnswer(long_)));
    }

    private static Task<Testbed> BeginAsync() => Testbed.OpenAsync();

    private static Actor[] Writers(Testbed bed) => [bed.Member, bed.Manager, bed.Stranger];

    private static async Task<int> InvitedAsync(Testbed bed, string title)
    {
        var incident = (await bed.Get<IncidentService>().ReportAsync(bed.Administrator, new IncidentText { Title = title })).Value;
        var review = (await bed.Reviews.StartAsync(bed.Administrator, [incident], "standard")).Value;
        Assert.IsNull(await bed.Pause.NameFacilitatorAsync(bed.Administrator, review, bed.Administrator.PersonId, wasInvolved: false));
        foreach (var writer in Writers(bed)) Assert.IsNull(await bed.Pause.InviteAsync(bed.Administrator, review, writer.PersonId, wasInvolved: true));
        return review;
    }

    /// <summary>Three write, each twice, in an order that differs from run to run, and all is revealed.</summary>
    private static async Task<(int Number, string[] Order)> RunAsync(Testbed bed, int run)
    {
        var review = await InvitedAsync(bed, $"run {run}");
        var random = new Random(run);
        var order = new[] { 0, 1, 2 };
        random.Shuffle(order);
        foreach (var again in new[] { "at first", "in the end" })
            foreach (var i in order)
                Assert.IsNull(await bed.Perspectives.WriteConfidentiallyAsync(Writers(bed)[i], review, "saw", $"{Words[i]}-{run:000} {again}"));
        Assert.IsNull(await bed.Perspectives.RevealPerspectivesAsync(bed.Administrator, review, "enough"));
        return (review, [.. order.Select(i => $"{Words[i]}-{run:000}")]);
    }

    private static Task<List<string>> ContentsAsync(Testbed bed, Guid review, string order) => bed.RowsAsync(db => (order == "Id"
        ? db.Database.SqlQuery<string>($"SELECT Content AS Value FROM ConfidentialPerspectives WHERE ReviewId = {review} ORDER BY Id")
        : db.Database.SqlQuery<string>($"SELECT Content AS Value FROM ConfidentialPerspectives WHERE ReviewId = {review} ORDER BY rowid")).ToListAsync());

    private static Task<List<int>> SizesAsync(Testbed bed) =>
        bed.RowsAsync(db => db.Database.SqlQuery<int>($"SELECT length(Content) AS Value FROM ConfidentialBoxes ORDER BY rowid").ToListAsync());

    private static async Task<List<string>> CountsAsync(Testbed bed) =>
        [.. (await PerspectiveSecrecyTests.DumpAsync(bed)).Split('\n').Where(l => !l.Contains("Boxes", StringComparison.Ordinal))
            .Select(l => l.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private static async Task<byte[]> CopyOfFileAsync(Testbed bed)
    {
        await bed.RowsAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        return PerspectiveSecrecyTests.Files(bed).Single(f => f.Name == Path.GetFileName(bed.Get<StorageOptions>().SqliteFile)).Bytes;
    }
}
