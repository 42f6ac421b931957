using Postmortem.Web.Components.Kit.Formats;

namespace Postmortem.Web.Tests.Kit.Formats;

[TestClass]
public sealed class LocalTimeTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [TestMethod]
    public void A_wall_clock_time_is_read_in_its_zone_and_written_back_the_same()
    {
        Assert.IsTrue(LocalTime.TryRead("2026-11-03T09:41", Paris, out var at, out var problem));
        Assert.AreEqual(new DateTimeOffset(2026, 11, 3, 8, 41, 0, TimeSpan.Zero), at);
        Assert.IsNull(problem);
        Assert.AreEqual("2026-11-03T09:41", LocalTime.Write(at, Paris));
    }

    [TestMethod]
    public void An_hour_that_the_clocks_skipped_is_refused_with_a_sentence()
    {
        Assert.IsFalse(LocalTime.TryRead("2026-03-29T02:30", Paris, out _, out var problem));
        StringAssert.Contains(problem, "Europe/Paris");
    }

    [TestMethod]
    public void An_hour_that_happens_twice_is_the_first_of_the_two()
    {
        Assert.IsTrue(LocalTime.TryRead("2026-10-25T02:30", Paris, out var at, out _));
        Assert.AreEqual(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), at);
    }

    [TestMethod]
    public void Words_are_refused_with_a_sentence_and_an_empty_field_is_just_empty()
    {
        Assert.IsFalse(LocalTime.TryRead("yesterday", Paris, out _, out var problem));
        Assert.IsNotNull(problem);
        Assert.IsFalse(LocalTime.TryRead(" ", Paris, out _, out var none));
        Assert.IsNull(none);
    }

    [TestMethod]
    public void The_zone_is_named_with_its_offset_of_that_day()
    {
        Assert.AreEqual("Europe/Paris, UTC+1", LocalTime.NameOf(Paris, new DateTimeOffset(2026, 11, 3, 8, 0, 0, TimeSpan.Zero)));
        Assert.AreEqual("Europe/Paris, UTC+2", LocalTime.NameOf(Paris, new DateTimeOffset(2026, 7, 3, 8, 0, 0, TimeSpan.Zero)));
        Assert.AreEqual("Asia/Kolkata, UTC+5:30", LocalTime.NameOf(TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"), null));
        Assert.AreEqual("UTC", LocalTime.NameOf(TimeZoneInfo.Utc, null));
    }
}
