using Postmortem.Reviews.Fix;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews.Fix;

[TestClass]
public sealed class SharingTests
{
    [TestMethod]
    public async Task The_same_words_about_the_same_are_shared_once()
    {
        await using var bed = await Testbed.OpenAsync();
        var it = await AccessCase.PrepareAsync(bed, Standing.Sent);
        async Task<RefusalKind?> ShareAsync(FactAbout about, string words) =>
            (await bed.Shares.ShareAsync(bed.Member, it.Review, about, null, words)).Refusal?.Kind;

        Assert.IsNull(await ShareAsync(FactAbout.Why, "Nobody compared the two files."));
        Assert.AreEqual(RefusalKind.Conflict, await ShareAsync(FactAbout.Why, " Nobody compared the two files. "));
        Assert.IsNull(await ShareAsync(FactAbout.WhatHappened, "Nobody compared the two files."));
        Assert.IsNull(await ShareAsync(FactAbout.Why, "Nobody compared the two lists."));
    }
}
