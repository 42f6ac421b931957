using Postmortem.Documents;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Pause;

namespace Postmortem.Notices;

/// <summary>What a first word to customers says before anyone has reworded it: only what is sure, and nothing from inside the review.</summary>
public static class Acknowledgement
{
    public static string Title(string language) =>
        language == "fr" ? "Ce qui vous est arrivé, et ce que nous faisons" : "What happened to you, and what we are doing";

    internal static NoticeText For(Review review, Organisation organisation, string language) =>
        language == "fr" ? French(review, organisation) : English(review, organisation);

    private static NoticeText English(Review review, Organisation organisation) => new(Title("en"))
    {
        Opening = $"{When(review, organisation, "en")} something did not work as you have a right to expect from us. "
            + "We know about it now, and we take it seriously. "
            + (review.Containment == Containment.Done
                ? "It has been stopped. We are now finding out how it could happen."
                : "We are stopping it at this moment, and finding out how it could happen."),
        Closing = "You need not do anything. When we understand what happened we will write to you again, and tell you what we are changing.",
        Contact = organisation.Contact,
    };

    private static NoticeText French(Review review, Organisation organisation) => new(Title("fr"))
    {
        Opening = $"{When(review, organisation, "fr")} quelque chose n’a pas fonctionné comme vous êtes en droit de l’attendre de nous. "
            + "Nous le savons à présent, et nous le prenons au sérieux. "
            + (review.Containment == Containment.Done
                ? "C’est arrêté. Nous cherchons maintenant comment cela a pu arriver."
                : "Nous sommes en train de l’arrêter, et nous cherchons comment cela a pu arriver."),
        Closing = "Vous n’avez rien à faire. Quand nous aurons compris ce qui s’est passé, nous vous écrirons de nouveau pour vous dire ce que nous changeons.",
        Contact = organisation.Contact,
    };

    private static string When(Review review, Organisation organisation, string language)
    {
        if (review.Incidents.Min(i => i.StartedAt ?? i.NoticedAt) is not { } at) return language == "fr" ? "Récemment," : "Recently";
        var day = organisation.DayOf(at);
        return language == "fr" ? $"Le {SpokenDate.Of(day, language)}," : $"On {SpokenDate.Of(day, language)}";
    }
}
