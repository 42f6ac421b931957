using Postmortem.Search;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Search;

[TestClass]
public sealed class ReferenceNumberTests
{
    [TestMethod]
    [DataRow("A-8", 'A', 8)]
    [DataRow(" a8 ", 'A', 8)]
    [DataRow("#R 12", 'R', 12)]
    [DataRow("n-1", 'N', 1)]
    [DataRow("I-000005", 'I', 5)]
    public void A_number_is_known_as_people_type_it(string typed, char kind, int number) =>
        Assert.AreEqual(new ReferenceNumber(kind, number), ReferenceNumber.Read(typed));

    [TestMethod]
    [DataRow("")]
    [DataRow("A-")]
    [DataRow("B-8")]
    [DataRow("A-8 and more")]
    [DataRow("A--8")]
    [DataRow("A-9999999999")]
    [DataRow("ſ-1")]
    public void Other_words_are_no_number(string typed) => Assert.IsNull(ReferenceNumber.Read(typed));

    [TestMethod]
    public async Task What_bears_the_number_comes_first_and_only_for_who_may_open_it()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Sent);
        Assert.AreEqual($"review {it.Review}", await FirstAsync(bed, $"R-{it.Review}", bed.Member));
        Assert.AreEqual($"incident {it.Incident}", await FirstAsync(bed, $"i{it.Incident}", bed.Member));
        Assert.AreEqual($"action {it.Action}", await FirstAsync(bed, $"a-{it.Action}", bed.Member));
        Assert.AreEqual($"notice {it.Notice}", await FirstAsync(bed, $"N-{it.Notice}", bed.Member));
        foreach (var asked in new[] { $"R-{it.Review}", $"A-{it.Action}", $"N-{it.Notice}", "R-404" })
            Assert.AreEqual("", await FirstAsync(bed, asked, bed.Stranger), asked);
    }

    private static async Task<string> FirstAsync(Testbed bed, string asked, Actor reader) =>
        (await bed.Get<SearchService>().FindAsync(reader, asked)).Value.FirstOrDefault(hit => hit.IsNamed) is { } first
            ? $"{first.Kind} {first.Number ?? first.ReviewNumber}" : "";
}
