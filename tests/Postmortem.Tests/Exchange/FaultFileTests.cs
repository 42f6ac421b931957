using System.Globalization;
using Postmortem.Incidents;

namespace Postmortem.Tests.Exchange;

/// <summary>Small files that other programs read wrongly: each is read as a careful reader would, or says what it left open.</summary>
[TestClass]
public sealed class FaultFileTests
{
    /// <summary>The steps as "2024-03-12 09:00 First words", in UTC and in the order written down in the .expected file.</summary>
    [TestMethod]
    [DataRow("01-hyphen-range.md", "2024-03-12", "09:00 Labels|10:05 The printer|14:05 Test run|15:00 Normal|16:00 Second look")]
    [DataRow("01b-hyphen-range-kinds.md", "2024-03-12", "09:00 A hyphen|09:00 with am|09:01 blank before|09:02 blank after|09:04 with Z|"
        + "09:05 with zone|09:06 with day|09:07 no-break|09:08 minus|09:09 short|09:10 with seconds|09:11 plus|09:12 hmm")]
    [DataRow("01d-hyphen-range-statuspage.json", "2024-03-12", "09:00 The belt stands|10:40 The belt runs")]
    [DataRow("02-heading-per-time.md", "2024-03-12",
        "18:30 Cold store|22:48 The night|2024-03-13 00:15 The technician is|2024-03-14 08:00 The technician comes|2024-03-14 10:00 The store")]
    [DataRow("03-zone-of-step-before.md", "2024-01-31", "00:22 The lamps go|00:59 The house|01:07 The fuse|01:20 The lamps are")]
    [DataRow("04-day-headings-beside-timeline.md", "2024-03-12", "17:15 First van|17:49 Guard|2024-03-13 04:05 Gate")]
    [DataRow("06-newest-first.md", "2024-03-12", "06:55 The nightly|10:05 Alert|14:10 A second|18:40 Resolved")]
    [DataRow("07-all-times-in-utc-plus-1.md", "2024-03-12", "07:54 Bells ring|08:10 Bells are")]
    [DataRow("07b-gmt-blank-plus-2.md", "2024-03-12", "06:54 Bells ring|07:10 Bells are")]
    [DataRow("07c-column-utc-plus-2.md", "2024-03-12", "06:54 Bells ring|07:10 Bells are")]
    [DataRow("07d-heading-utc-minus-5.md", "2024-03-12", "13:54 Bells ring|14:10 Bells are")]
    [DataRow("07e-europe-paris.md", "2024-07-12", "06:54 Bells ring|07:10 Bells are")]
    [DataRow("07f-zone-of-timeline-above-day.md", "2024-01-12", "17:00 The belt stops|17:40 The belt runs|2024-01-13 16:00 The belt is")]
    [DataRow("08-pm-of-the-range.md", "2024-03-12", "14:00 Refunds|16:00 The queue|17:00 Backlog|2024-03-13 11:30 Look")]
    [DataRow("09-slash-dates.md", "2024-03-14", "09:05 Price list is|10:40 First|2024-03-15 08:00 Price list")]
    [DataRow("10-clock-then-weekday-day.md", "2021-10-30", "12:45 the first|16:05 the box|2021-11-01 17:00 a second|2021-11-02 18:30 both")]
    [DataRow("11-clock-in-brackets.md", "2024-04-23", "05:00 A stranger|15:30 The list|2024-04-24 16:00 Everyone")]
    [DataRow("12-number-and-may.md", "2024-02-12",
        "09:00 Three vans|- 3 may have been stolen, says|10:00 Two vans|- March 12 servers|11:00 All vans|- 2 dec modules")]
    [DataRow("13-line-after-table.md", "2024-03-12", "09:05 Labels|09:40 The queue")]
    [DataRow("14-twelve-hours-over-noon.md", "2024-03-12", "11:40 Phones stop|12:10 Provider is|13:05 Provider answers|14:30 Phones work")]
    [DataRow("16-clocks-go-back.md", "2026-11-01", "04:50 The door locks|05:20 The alarm|05:50 A guard|06:10 The door opens|07:05 The guard")]
    [DataRow("18-french.md", "2024-03-12", "08:05 Les étiquettes sont imp|09:30 Un client|13:00 Les étiquettes sont cor")]
    [DataRow("2024-06-25-09b-us-dash-dates.md", "2024-01-10", "19:32 The doors stay|19:42 The doors open|- The lock")]
    public async Task Every_step_has_the_time_that_was_written(string file, string day, string steps)
    {
        var incident = (await Reading.SampleAsync($"faults/{file}")).Incidents().Single();
        var expected = steps.Split('|').Select(step => step[0] == '-' ? step : step[..4] == "2024" || step[..4] == "2021" ? step : $"{day} {step}").ToArray();
        // What stands around a list on a status page is a step of its own.
        var read = incident.Entries.Where(entry => entry.OriginalTime.Length > 0 || entry.At is null || !file.EndsWith(".json", StringComparison.Ordinal))
            .Select(entry => $"{Shown(entry.At)} {entry.Text}").ToList();
        Assert.HasCount(expected.Length, read, string.Join('\n', read));
        for (var i = 0; i < expected.Length; i++)
            StringAssert.StartsWith(read[i], expected[i], string.Join('\n', read));
    }

    [TestMethod]
    [DataRow("01-hyphen-range.md", "2024-03-12 09:00", null, null)]
    [DataRow("01c-hyphen-range-prose.md", "2024-03-12 09:00", null, "2024-03-12 10:30")]
    [DataRow("01d-hyphen-range-statuspage.json", "2024-03-12 08:00", "2024-03-12 09:00", null)]
    [DataRow("02-heading-per-time.md", "2024-03-12 18:30", null, null)]
    [DataRow("03-zone-of-step-before.md", "2024-01-31 00:22", null, null)]
    [DataRow("05-header-block-bold.md", "2024-03-12 09:05", null, "2024-03-12 11:15")]
    [DataRow("05c-header-block-plain.md", "2024-03-12 09:05", null, "2024-03-12 11:15")]
    [DataRow("05d-header-block-quote.md", "2024-03-12 09:05", null, "2024-03-12 11:15")]
    [DataRow("06-newest-first.md", "2024-03-12 06:55", "2024-03-12 10:05", "2024-03-12 18:40")]
    [DataRow("17-end-past-midnight.md", "2024-03-12 22:40", "2024-03-12 23:10", "2024-03-13 00:25")]
    [DataRow("19-cstate-front-matter.md", "2022-11-25 07:35", null, "2022-11-30 13:06")]
    public async Task Start_notice_and_end_are_those_that_were_written(string file, string start, string? noticed, string? end)
    {
        var incident = (await Reading.SampleAsync($"faults/{file}")).Incidents().Single();
        Assert.AreEqual(start, Shown(incident.StartedAt));
        if (noticed is not null)
            Assert.AreEqual(noticed, Shown(incident.NoticedAt));
        if (end is not null)
            Assert.AreEqual(end, Shown(incident.EndedAt));
    }

    [TestMethod]
    [DataRow("05-header-block-bold.md")]
    [DataRow("05c-header-block-plain.md")]
    [DataRow("05d-header-block-quote.md")]
    public async Task A_block_of_labels_is_read_to_its_last_line(string file)
    {
        var incident = (await Reading.SampleAsync($"faults/{file}")).Only();
        Assert.AreEqual((Severity.Severe, 1200), (incident.Severity, incident.CustomersAffected));
        if (!file.StartsWith("05d", StringComparison.Ordinal))
            CollectionAssert.AreEqual(new[] { "Billing", "Mail" }, incident.Services.ToArray());
        Assert.AreEqual("Invoices showed the wrong sum.", incident.CustomerExperience);
    }

    [TestMethod]
    [DataRow("07-all-times-in-utc-plus-1.md")]
    [DataRow("07b-gmt-blank-plus-2.md")]
    [DataRow("07c-column-utc-plus-2.md")]
    [DataRow("07d-heading-utc-minus-5.md")]
    [DataRow("07e-europe-paris.md")]
    [DataRow("07f-zone-of-timeline-above-day.md")]
    [DataRow("03-zone-of-step-before.md")]
    public async Task A_zone_said_once_is_no_assumption_and_no_words_of_customers(string file)
    {
        var incident = (await Reading.SampleAsync($"faults/{file}")).Only();
        Assert.IsFalse(incident.Entries.Any(entry => entry.ZoneAssumed));
        Assert.IsNull(incident.CustomerExperience);
    }

    [TestMethod]
    public async Task Units_of_the_clock_are_no_words_of_the_step()
    {
        var incident = (await Reading.SampleAsync("faults/15-clock-and-unit.md")).Only();
        CollectionAssert.AreEqual(
            new[] { "14:30 Vans leave late", "14:45 Depot is called", "15:00 Depot answers", "15:10 Vans are on the road",
                "15:20 First parcel is handed over", "15:30 Second parcel is handed over", "15:45 Third parcel is handed over", "16:00 Fourth parcel",
                "16:15 Fifth parcel" },
            incident.Entries.Take(9).Select(entry => $"{Shown(entry.At)?[11..]} {entry.Text}").ToArray());
        CollectionAssert.AreEqual(new[] { "12:00", "12:00", "00:00" }, incident.Entries.Skip(9).Select(entry => Shown(entry.At)?[11..]).ToArray());
    }

    [TestMethod]
    public async Task Front_matter_of_a_status_site_gives_severity_and_steps()
    {
        var incident = (await Reading.SampleAsync("faults/19-cstate-front-matter.md")).Only();
        Assert.AreEqual(Severity.Severe, incident.Severity);
        CollectionAssert.AreEqual(new[] { "2022-11-25 08:50 the guard opens by hand.", "2022-11-26 09:00 the lock is ordered." },
            incident.Entries.Select(entry => $"{Shown(entry.At)} {entry.Text}").ToArray());
    }

    [TestMethod]
    public async Task Actions_are_those_that_are_one_with_owner_and_day()
    {
        var actions = (await Reading.SampleAsync("faults/20-actions.md")).Only().Actions;
        CollectionAssert.AreEqual(
            new[]
            {
                "lock|Ben Ode|2024-04-30|", "bolt|Ben Ode|2024-04-30|", "key|Ben Ode|2024-04-30|", "hinge|Ben Ode|2024-04-30|",
                "bell|Ben Ode|30 April|", "lamp|@ben|2024-04-30|", "mat|Ben Ode|2024-04-30|", "sign|Ben Ode|30 April 2024|", "fence|@ben-ode|30/4|",
                "post||2024-04-30|", "gate||2024-04-30|", "net|ben.ode@example.test|end of Q2|", "roof|Ben||", "wall|||True", "floor|||True",
                "door|||True", "pane|||True", "shelf|||True", "door|Fay|2024-05-01|True", "gate|||False",
            },
            actions.Select(action => $"{Thing(action.Text)}|{action.OwnerText}|{action.DueText}|{action.Done}").ToArray());
    }

    [TestMethod]
    public async Task French_is_read_as_english_is()
    {
        var incident = (await Reading.SampleAsync("faults/18-french.md")).Only();
        var action = incident.Actions.Single();
        Assert.AreEqual(("Anne", "30 avril 2024"), (action.OwnerText, action.DueText));
        Assert.AreEqual(1200, incident.CustomersAffected);
        Assert.HasCount(2, incident.Factors);
    }

    [TestMethod]
    [DataRow("06-newest-first.md", "newest first")]
    [DataRow("16-clocks-go-back.md", "clocks went back")]
    [DataRow("08-pm-of-the-range.md", "without a zone")]
    [DataRow("2024-06-25-09b-us-dash-dates.md", "have no time")]
    public async Task What_was_assumed_is_said(string file, string words) =>
        Assert.IsTrue((await Reading.SampleAsync($"faults/{file}")).Only().Notes.Any(note => note.Contains(words, StringComparison.Ordinal)));

    private static string Shown(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>The third word of "Replace the lock".</summary>
    private static string Thing(string text) => text.Split(' ', '.', '·', '\n')[2];
}
