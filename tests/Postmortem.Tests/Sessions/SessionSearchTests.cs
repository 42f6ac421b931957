using Postmortem.Search;
using Postmortem.Sessions;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Sessions;

/// <summary>What was said in a session is found by those who may read it, and what is sealed by nobody.</summary>
[TestClass]
public sealed class SessionSearchTests
{
    [TestMethod]
    public async Task Notes_decisions_parked_lines_and_revealed_answers_are_found_and_sealed_ones_are_not()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Pausing);
        var sessions = bed.Get<SessionService>();
        Assert.IsTrue((await sessions.WriteAnswerAsync(bed.Member, it.Review, it.Alone, "dotterel: the screen said paid")).Ok);
        Assert.AreEqual("", await FoundAsync(bed, "dotterel"));
        Assert.AreEqual("", await FoundAsync(bed, "dotterel", bed.Member));
        Assert.IsNull(await sessions.RevealAsync(bed.Manager, it.Review, it.Alone));
        Assert.AreEqual("answer", await FoundAsync(bed, "dotterel"));

        await sessions.WriteNotesAsync(bed.Member, it.Review, it.Discussion, "", "bittern: the two files come from two teams");
        await sessions.WriteOutcomeAsync(bed.Member, it.Review, it.Discussion, "", "garganey: we compare them each night");
        Assert.IsNull(await sessions.ParkAsync(bed.Member, it.Review, "gadwall: the other warehouse"));
        Assert.AreEqual("session", await FoundAsync(bed, "bittern"));
        Assert.AreEqual("session", await FoundAsync(bed, "garganey"));
        Assert.AreEqual("parked", await FoundAsync(bed, "gadwall"));
        foreach (var word in new[] { "dotterel", "bittern", "gadwall" }) Assert.AreEqual("", await FoundAsync(bed, word, bed.Stranger));

        await sessions.WriteNotesAsync(bed.Member, it.Review, it.Discussion, "bittern: the two files come from two teams", "The two files come from two teams");
        Assert.AreEqual("", await FoundAsync(bed, "bittern"), "words that were taken out are found no more");
    }

    private static async Task<string> FoundAsync(Testbed bed, string word, Actor? reader = null) =>
        string.Join(", ", (await bed.Get<SearchService>().FindAsync(reader ?? bed.Manager, word)).Value.Select(h => h.Kind));
}
