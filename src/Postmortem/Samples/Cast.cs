using Postmortem.People;

namespace Postmortem.Samples;

/// <summary>Someone of the sample organisation.</summary>
/// <param name="Job">What they do there, in a few words.</param>
/// <param name="Finds">What a visitor who signs in as this person will find.</param>
public sealed record SamplePerson(string Name, string Email, Role Role, string Job, string Finds);

/// <summary>The people of the sample organisation.</summary>
internal static class Cast
{
    public static readonly SamplePerson Ruth = new("Ruth Adeyemi", "ruth@marigold.example", Role.Administrator, "Head of service",
        "Everything a manager sees, and the people and settings of Marigold Stores. One action of hers is late.");

    public static readonly SamplePerson Tomas = new("Tomas Lindgren", "tomas@marigold.example", Role.Manager, "Operations director",
        "The lost hamper waits for his signature. He carries a risk that was accepted, and owns actions like everyone else.");

    public static readonly SamplePerson Priya = new("Priya Nair", "priya@marigold.example", Role.Manager, "Head of customer care",
        "A letter to a customer waits for her approval, and the chat reply from this week is still being contained.");

    public static readonly SamplePerson Jonas = new("Jonas Feld", "jonas@marigold.example", Role.Member, "Quality, leads reviews",
        "The facilitator’s view: a review in Pause, one in Analyze and one in Fix, each with what is still missing.");

    public static readonly SamplePerson Leila = new("Leila Haddad", "leila@marigold.example", Role.Member, "Payments engineer",
        "Six actions of every age, from proven to late, most of them from the evening when cards stopped working.");

    public static readonly SamplePerson Owen = new("Owen Pritchard", "owen@marigold.example", Role.Member, "Depot lead",
        "Three actions from the lost hamper, one of them done and waiting for somebody else to look whether it worked.");

    public static readonly SamplePerson Grace = new("Grace Whitfield", "grace@marigold.example", Role.Member, "Customer care, chat team",
        "A perspective that is written but not handed in, and a thank-you from her colleagues.");

    public static readonly SamplePerson Marek = new("Marek Nowak", "marek@marigold.example", Role.Member, "Shop manager, Castle Street",
        "A ground rule to accept, a perspective to write, and an action that did not work and is open again.");

    public static readonly IReadOnlyList<SamplePerson> All = [Ruth, Tomas, Priya, Jonas, Leila, Owen, Grace, Marek];
}
