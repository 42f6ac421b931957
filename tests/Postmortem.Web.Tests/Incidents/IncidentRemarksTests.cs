using Bunit;
using Postmortem.Incidents;
using Postmortem.Web.Components.Incidents;

namespace Postmortem.Web.Tests.Incidents;

/// <summary>What an import assumed, as whoever opens the incident later reads it.</summary>
[TestClass]
public sealed class IncidentRemarksTests
{
    [TestMethod]
    public async Task They_are_folded_counted_and_named_by_field_and_line()
    {
        await using var context = new BunitContext();
        IReadOnlyList<IncidentRemark> remarks =
        [
            new("It is not told when it started <b>.", 1, nameof(Incident.StartedAt)),
            new("Two days could be meant.", 12),
            new("No timeline was found.", 1),
        ];
        var part = context.Render<IncidentRemarks>(it => it.Add(r => r.Remarks, remarks));

        Assert.IsFalse(part.Find("details").HasAttribute("open"));
        StringAssert.Contains(part.Find("summary").TextContent, "3 remarks of the import");
        CollectionAssert.AreEqual(new[] { "Started", "It is not told when it started <b>.", "Line 12", "Two days could be meant.", "No timeline was found." },
            part.FindAll("li p").Select(p => p.TextContent).ToArray());
    }
}
