namespace Postmortem.Tests;

/// <summary>The sorting of <see cref="Guid"/> here is the order in which the pages show what was made at one moment.</summary>
[TestClass]
[DoNotParallelize] // ids have one clock in a process: what another test makes in another year moves it
public sealed class IdsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 3, 9, 0, 0, TimeSpan.Zero);

    [TestMethod]
    public void Five_thousand_ids_of_one_instant_sort_in_the_order_made() => InOrder([.. Enumerable.Range(0, 5_000).Select(_ => Ids.Next(s_now))]);

    [TestMethod]
    public void As_text_in_a_database_they_sort_in_the_same_order()
    {
        var ids = Enumerable.Range(0, 5_000).Select(_ => Ids.Next(s_now).ToString("D").ToUpperInvariant()).ToList();
        CollectionAssert.AreEqual(ids.Order(StringComparer.Ordinal).ToList(), ids);
    }

    [TestMethod]
    public void Several_threads_at_once_each_find_their_own_in_the_order_made_and_none_twice()
    {
        var ids = new Guid[4][];
        Parallel.For(0, ids.Length, new ParallelOptions { MaxDegreeOfParallelism = ids.Length }, thread =>
            ids[thread] = [.. Enumerable.Range(0, 20_000).Select(i => Ids.Next(s_now.AddMilliseconds(i / 5_000)))]);
        foreach (var own in ids) InOrder(own);
        Assert.AreEqual(80_000, ids.SelectMany(own => own).Distinct().Count());
    }

    [TestMethod]
    public void A_clock_that_is_set_back_a_little_does_not_turn_the_order_round()
    {
        var later = s_now.AddHours(1);
        InOrder([Ids.Next(later), Ids.Next(later.AddSeconds(-1)), Ids.Next(later.AddMilliseconds(-1)), Ids.Next(later), Ids.Next(later.AddMilliseconds(1))]);
    }

    [TestMethod]
    public void Another_clock_in_the_past_gets_ids_of_its_own_time_and_in_order_whatever_is_made_between()
    {
        var past = s_now.AddYears(-3);
        List<Guid> ids = [];
        for (var i = 0; i < 5_000; i++)
        {
            ids.Add(Ids.Next(past));
            Ids.Next(s_now);
        }
        InOrder(ids);
        Assert.AreEqual(past.ToUnixTimeMilliseconds(), Instant(ids[0]));
        Assert.AreEqual(past.ToUnixTimeMilliseconds(), Instant(ids[^1]));
    }

    [TestMethod]
    public void They_are_ids_of_version_7()
    {
        foreach (var id in Enumerable.Range(0, 100).Select(_ => Ids.Next(s_now))) Assert.AreEqual((7, 8), (id.Version, id.Variant & 0xC));
    }

    private static long Instant(Guid id) => Convert.ToInt64(id.ToString("N")[..12], 16);

    private static void InOrder(IReadOnlyList<Guid> ids) => CollectionAssert.AreEqual(ids.Order().ToArray(), ids.ToArray());
}
