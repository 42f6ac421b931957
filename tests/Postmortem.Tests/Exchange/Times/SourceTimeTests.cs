using Postmortem.Exchange.Times;

namespace Postmortem.Tests.Exchange.Times;

[TestClass]
public sealed class SourceTimeTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [TestMethod]
    [DataRow("2024-03-01T10:00:00Z", "2024-03-01T10:00:00.0000000+00:00")]
    [DataRow("2024-03-01t10:00:00z", "2024-03-01T10:00:00.0000000+00:00")]
    [DataRow("2024-03-01T10:00:00.1+02:00", "2024-03-01T10:00:00.1000000+02:00")]
    [DataRow("2024-03-01T10:00:00.123456789-07:00", "2024-03-01T10:00:00.1234567-07:00")]
    [DataRow("2024-03-01T10:00:00.Z", "2024-03-01T10:00:00.0000000+00:00")]
    [DataRow("2024-03-01T10:00:00+0000", "2024-03-01T10:00:00.0000000+00:00")]
    [DataRow("2024-03-01T10:00:00+0530", "2024-03-01T10:00:00.0000000+05:30")]
    [DataRow("2024-03-01T10:00:00+02", "2024-03-01T10:00:00.0000000+02:00")]
    [DataRow("2024-03-01 10:00:00 UTC", "2024-03-01T10:00:00.0000000+00:00")]
    [DataRow("2024-03-01 10:00 PST", "2024-03-01T10:00:00.0000000-08:00")]
    [DataRow(" 2024-03-01 10:00:00 +0100 ", "2024-03-01T10:00:00.0000000+01:00")]
    [DataRow("1709287200", "2024-03-01T10:00:00.0000000+00:00")]
    [DataRow("1709287200.5", "2024-03-01T10:00:00.5000000+00:00")]
    [DataRow("1709287200123", "2024-03-01T10:00:00.1230000+00:00")]
    [DataRow("1709287200123456", "2024-03-01T10:00:00.1234560+00:00")]
    [DataRow("1709287200123456789", "2024-03-01T10:00:00.1234567+00:00")]
    public void A_time_that_names_its_zone_is_read_as_it_stands(string text, string expected)
    {
        var time = SourceTime.Parse(text, s_berlin);
        Assert.IsNotNull(time);
        Assert.AreEqual(expected, time.Value.At.ToString("O"));
        Assert.IsFalse(time.Value.ZoneAssumed);
        Assert.AreEqual(text, time.Value.Original);
    }

    [TestMethod]
    [DataRow("2024-03-01T10:00:00", "2024-03-01T10:00:00.0000000+01:00")]
    [DataRow("2024-07-01 10:00", "2024-07-01T10:00:00.0000000+02:00")]
    [DataRow("2024-07-01", "2024-07-01T00:00:00.0000000+02:00")]
    [DataRow("2024-07-01T24:00:00", "2024-07-02T00:00:00.0000000+02:00")]
    public void A_time_without_a_zone_takes_the_importers_and_says_so(string text, string expected)
    {
        var time = SourceTime.Parse(text, s_berlin);
        Assert.AreEqual(expected, time?.At.ToString("O"));
        Assert.IsTrue(time!.Value.ZoneAssumed);
        Assert.AreEqual(TimeSpan.Zero, SourceTime.Parse(text)!.Value.At.Offset);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("   ")]
    [DataRow(null)]
    [DataRow("yesterday")]
    [DataRow("2024-13-01T10:00:00Z")]
    [DataRow("2024-02-30T10:00:00Z")]
    [DataRow("2024-03-01T25:61:00Z")]
    [DataRow("0001-01-01T00:00:00Z")]
    [DataRow("9999-12-31T23:59:59Z")]
    [DataRow("2024-03-01T10:00:00+99:00")]
    [DataRow("2024-03-01T10:00:00Z and more")]
    [DataRow("12")]
    [DataRow("99999999999999999999999")]
    public void What_is_no_time_is_null_and_never_throws(string? text) => Assert.IsNull(SourceTime.Parse(text, s_berlin));
}
