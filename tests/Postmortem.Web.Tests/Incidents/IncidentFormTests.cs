using Postmortem.Incidents;
using Postmortem.Web.Components.Incidents;

namespace Postmortem.Web.Tests.Incidents;

[TestClass]
public sealed class IncidentFormTests
{
    [TestMethod]
    [DataRow("My parcel was left in the rain. The box fell apart.", "My parcel was left in the rain")]
    [DataRow("  The app said paid\nMy rent bounced.", "The app said paid")]
    [DataRow("Who took 1.50 too much from me? Nobody knew.", "Who took 1.50 too much from me?")]
    [DataRow("No full stop at all", "No full stop at all")]
    [DataRow("", "")]
    public void The_title_is_the_first_sentence_of_the_experience(string experience, string title)
    {
        var form = new IncidentForm();
        form.Tell(experience);
        Assert.AreEqual(title, form.Title);
    }

    [TestMethod]
    public void A_long_first_sentence_is_cut_at_a_word()
    {
        var form = new IncidentForm();
        form.Tell(string.Join(' ', Enumerable.Repeat("waiting", 60)));
        Assert.IsTrue(form.Title.Length <= 125, form.Title);
        Assert.IsTrue(form.Title.EndsWith("waiting…", StringComparison.Ordinal), form.Title);
    }

    [TestMethod]
    public void A_title_that_a_person_wrote_stays_until_it_is_emptied()
    {
        var form = new IncidentForm();
        form.Tell("The first.");
        form.Call("A wet parcel");
        form.Tell("Something else.");
        Assert.AreEqual("A wet parcel", form.Title);
        form.Call("");
        form.Tell("Something else again.");
        Assert.AreEqual("Something else again", form.Title);
    }

    [TestMethod]
    [DataRow("1482", 1482)]
    [DataRow("1,482", 1482)]
    [DataRow("1 482", 1482)]
    [DataRow("", null)]
    public void The_number_of_customers_is_read_as_people_write_it(string typed, int? number)
    {
        var text = new IncidentForm { Title = "T", Severity = Severity.Minor, Customers = typed }.ToText(out var refusal);
        Assert.IsNull(refusal);
        Assert.AreEqual(number, text!.CustomersAffected);
    }

    [TestMethod]
    public void What_a_report_cannot_do_without_is_said_of_every_field_at_once_and_nothing_is_taken_for_chosen()
    {
        var form = new IncidentForm();
        CollectionAssert.AreEqual(new[] { nameof(IncidentText.CustomerExperience), nameof(IncidentText.Severity) }, form.Missing().Keys.ToArray());
        form.Tell(" … ");
        form.Call(" ");
        CollectionAssert.AreEqual(new[] { nameof(IncidentText.Title), nameof(IncidentText.Severity) }, form.Missing().Keys.ToArray());
        form.Call("The lift stood still");
        CollectionAssert.AreEqual(new[] { nameof(IncidentText.Severity) }, form.Missing().Keys.ToArray());
        form.Severity = Severity.Severe;
        Assert.IsEmpty(form.Missing());
        Assert.AreEqual(Severity.Severe, form.ToText(out _)!.Severity);
    }

    [TestMethod]
    public void A_number_of_customers_that_is_none_is_refused_at_its_field()
    {
        Assert.IsNull(new IncidentForm { Title = "T", Customers = "about forty" }.ToText(out var refusal));
        Assert.AreEqual(nameof(IncidentText.CustomersAffected), refusal!.Field);
    }
}
