using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews.Evidence;

namespace Postmortem.Tests.People;

/// <summary>Nobody passes for a colleague by the name they give.</summary>
[TestClass]
public sealed class LookAlikeTests
{
    [TestMethod]
    [DataRow("Mo Manager")]
    [DataRow("mo  MANAGER")]
    [DataRow("Mó Manager")]
    [DataRow("Mo\u200BManager")]
    [DataRow("Ｍｏ Manager")]
    [DataRow("Mo Manager \U0001F642")]
    [DataRow("Mо Manager", DisplayName = "a Cyrillic o")]
    [DataRow("Мо Маnаgеr", DisplayName = "more of Cyrillic")]
    [DataRow("МО МАNАGЕR", DisplayName = "and in capitals")]
    [DataRow("Μο Manager", DisplayName = "Greek Mu and omicron")]
    [DataRow("M0 Manager", DisplayName = "a nought")]
    [DataRow("Mo Ma\u0578ager", DisplayName = "an Armenian letter")]
    [DataRow("\U0001D40C\U0001D428 Manager", DisplayName = "letters of mathematics")]
    public async Task Nobody_takes_a_name_that_reads_as_a_colleagues(string name)
    {
        await using var bed = await Testbed.OpenAsync();
        var people = bed.Get<PeopleService>();
        StringAssert.Contains((await people.DescribeMeAsync(bed.Member, name, "UTC"))?.Sentence, "A colleague has this name", name);
        Assert.AreEqual("Mia Member", (await people.MeAsync(bed.Member)).Value.Name);
    }

    [TestMethod]
    [DataRow("Mia Member")]
    [DataRow("Mia Marchand")]
    [DataRow("Мо Менеджер")] // of one's own alphabet, and no colleague's
    [DataRow("Mo Managers")]
    public async Task Any_other_name_is_taken(string name)
    {
        await using var bed = await Testbed.OpenAsync();
        Assert.IsNull(await bed.Get<PeopleService>().DescribeMeAsync(bed.Member, name, "UTC"));
    }

    [TestMethod]
    [DataRow("Ian Marsh", "lan Marsh", true)]
    [DataRow("Arne Lund", "Ame Lund", true)]
    [DataRow("Сергей", "СЕРГЕИ", true)]
    [DataRow("Иван", "Ивана", false)]
    [DataRow("राम", "रमा", false)]
    [DataRow("王小明", "王大明", false)]
    [DataRow("Ana Silva", "Ana Silvo", false)]
    public void Names_are_told_apart_as_a_reader_does(string one, string other, bool same) => Assert.AreEqual(same, Person.ReadsAs(one, other));

    [TestMethod]
    public async Task Whoever_leads_a_review_invites_nobody_under_a_colleagues_name_and_an_administrator_may()
    {
        await using var bed = await Testbed.OpenAsync();
        var links = bed.Get<AccountLinkService>();
        var incident = await bed.Get<IncidentService>().ReportAsync(bed.Member, new IncidentText { Title = "A rude reply" });
        var review = (await bed.Reviews.StartAsync(bed.Member, [incident.Value])).Value;
        Assert.IsNull(await bed.Pause.NameFacilitatorAsync(bed.Manager, review, bed.Member.PersonId, false));

        foreach (var name in new[] { "Mо Manager", "Mia Member" })
        {
            var refusal = (await links.InviteAsync(bed.Member, name, "new@northwind.example", review)).Refusal;
            Assert.AreEqual(nameof(PersonText.Name), refusal?.Field, name);
            StringAssert.Contains(refusal?.Sentence, "A colleague has this name");
        }
        Assert.IsTrue((await links.InviteAsync(bed.Member, "Ana Silva", "ana@northwind.example", review)).Ok);
        Assert.IsTrue((await links.InviteAsync(bed.Administrator, "Mo Manager", "second@northwind.example", null)).Ok, "two people may have one name");
    }

    [TestMethod]
    public void Letters_that_turn_a_name_round_are_shown() =>
        Assert.AreEqual("letter_[U+202E]fdp.exe", new AttachmentText("letter_\u202Efdp.exe", "", new byte[1]).Cleaned().Name);
}
