using Postmortem.Incidents;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Timeline;
using static Postmortem.Samples.Cast;

namespace Postmortem.Samples;

/// <summary>A small one with the quick guide, in Analyze: one factor still without evidence, nothing yet on what kept it small.</summary>
internal static class WrongPrice
{
    public static void Tell(Script script)
    {
        var tale = new Tale(script, "Wrong price");
        tale.On(-6, "12:05").Report(Marek, new IncidentText
        {
            Title = "Baby milk: £9.50 on the shelf, £11.25 at the till, for six days",
            CustomerExperience = "“I buy it every week, so I know. I felt as if I had to argue for one pound seventy-five, with the baby on my arm.”",
            WhoWasTouched = "Whoever bought the large tin at Castle Street, Mill Lane or Harbour Road since the new price list.",
            CustomersAffected = 143,
            StartedAt = script.At(-12, "07:00"),
            NoticedAt = script.At(-6, "10:40"),
            EndedAt = script.At(-6, "11:15"),
            Severity = Severity.Minor,
            Channel = "Shops",
            Services = "Tills, shelf labels",
        });
        tale.On(-6, "12:20").Start(Marek, "quick")
            .Contain(Marek, Containment.Done, null,
                "The till charges £9.50 since 11:15. The customer got the difference and the tin; the price on the shelf holds for all.")
            .Check(Marek, "right", "£1.75 back and the tin for free, at the till, at 10:50.")
            .Check(Marek, "keep", "Receipt and a photo of the shelf.")
            .Affected(Marek, 143, null, "143 tins were sold in three shops in those six days. "
                + "97 were paid with the loyalty card, so those customers can be found.")
            .Lead(Marek, Jonas)
            .Invite(Jonas, Marek, wasInvolved: true)
            .Accept(Marek);
        tale.On(-5, "09:15")
            .Check(Jonas, "others", "All 62 lines of the new price list were compared in five shops. Baby milk was the only one that differed.")
            .CustomerView(Marek, "“I buy it every week, so I know. I felt as if I had to argue for one pound seventy-five, "
                + "with the baby on my arm.” The queue was long. What the customer asked for in the end was that the next mother need not ask.")
            .Perspective(Marek, "saw", "The price list comes as a file in the evening. I print the labels from it, "
                + "somebody at head office loads it into the tills. That week there were two files, because the first one had a wrong brand name in it. "
                + "I printed the second. On my desk both looked the same.")
            .HandIn(Marek)
            .Happened("files", Marek, new TimelineText(script.At(-13, "18:30"), TimelineKind.Trigger, "A second price list is sent because of a brand name. "
                + "It also holds the offer for baby milk, which the first did not.")
            { KnownAt = script.At(-6, "11:05"), Evidence = "Both files" })
            .Happened("labels", Marek, new TimelineText(script.At(-12, "07:00"), TimelineKind.Impact,
                "Three shops print labels from the second file. The tills hold the first.")
            { KnownAt = script.At(-6, "11:05"), Evidence = "Print log" })
            .Happened("customer", Marek, new TimelineText(script.At(-6, "10:40"), TimelineKind.Detection,
                "A customer compares shelf and receipt and says so.")
            { Evidence = "Receipt 1-4471" })
            .Happened("fixed", Marek, new TimelineText(script.At(-6, "11:15"), TimelineKind.Recovery, "Head office loads the second file into all tills."))
            .Open(Jonas);
        tale.On(-4, "16:00")
            .Factor("two-lists", Marek, new FactorText("Shelf and till are fed from two copies of one list, by two people, at two times of the day.",
                "process"), null, "files", "labels")
            .Factor("same-name", Marek, new FactorText("Both files carry the same name and the same date; which one is newer can be seen only by opening them.",
                "tools")
            { Evidence = "Both files, side by side" }, "two-lists")
            .Factor("nobody-compares", Jonas, new FactorText("Nothing compares a label with the till after it was printed, until a customer does.",
                "information"))
            .Thank(Marek, null, "The customer with the receipt", "For telling us, when telling the neighbours was less trouble.")
            .Say(Jonas, CommentAbout.TimelineEntry, "labels", "Is that the **print** time or the time on the label? @Marek Nowak, the two differ in the log.")
            .Say(Marek, CommentAbout.Factor, "same-name", "Could the sender put the time into the name, @Jonas Feld?");
    }
}
