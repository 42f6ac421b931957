using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Timeline;
using static Postmortem.Samples.Cast;

namespace Postmortem.Samples;

/// <summary>A parcel that was lost for nine days, now in Fix: a factor without an answer, an action without a date, a letter that waits.</summary>
internal static class LostHamper
{
    public static void Tell(Script script)
    {
        var tale = new Tale(script, "Lost hamper");
        Pause(tale, script);
        Analyze(tale);
        Fix(tale, script);
    }

    private static void Pause(Tale tale, Script script)
    {
        tale.On(-19, "11:50").Report(Grace, new IncidentText
        {
            Title = "A hamper for a ninetieth birthday was lost for nine days, and four of us told four different stories",
            CustomerExperience = "“The first one said it was on the van. The second said Thursday. The third said I had been out. "
                + "My father turned ninety without it.”",
            WhoWasTouched = "One family so far. The parcel stood in a cage with 37 others.",
            StartedAt = script.At(-28, "16:20"),
            NoticedAt = script.At(-26, "10:05"),
            EndedAt = script.At(-19, "09:30"),
            Severity = Severity.Major,
            Channel = "Home delivery",
            Services = "Parcels, customer care",
        });
        tale.On(-19, "14:00").Start(Grace, "standard")
            .Lead(Grace, Jonas)
            .Invite(Jonas, Grace, wasInvolved: true)
            .Invite(Jonas, Owen, wasInvolved: true)
            .Contain(Grace, Containment.Done, null,
                "The hamper arrived yesterday with a fresh one beside it. All 37 other parcels of the cage were sent out today, each after a call.")
            .Check(Grace, "stop", "Bay 6 has been walked; no other cage stands there.")
            .Check(Grace, "affected", "The 37 customers were called by the depot, not by a machine. Nine parcels had already been sent a second time.")
            .Check(Owen, "evidence", "Scans of the cage since the first day are exported; the labels are kept in a box.")
            .Affected(Grace, 38, null, "One family that wrote, and 37 parcels that stood beside theirs for one to nine days.");
        tale.On(-18, "09:20")
            .CustomerView(Jonas, "We ordered it two weeks ahead, with the card my daughter had drawn. "
                + "On the day the page said “out for delivery” from seven in the morning. "
                + "We moved the party to the afternoon so that he would see it arrive.\n\n"
                + "I called on four days. Every time I told the whole story from the beginning, and every time I got a different answer, "
                + "each of them friendly. What hurt was the third: that nobody had been at home. Eleven of us were at home.\n\n"
                + "We would have taken the truth on the first day: we do not know where it is, and we are looking.")
            .Customers(Jonas, "saw", "“Out for delivery”, from seven in the morning on, for nine days.")
            .Customers(Jonas, "felt", "Foolish, for having moved the party. Then angry, at being told that they had been out.")
            .Customers(Jonas, "lost", "The present for a ninetieth birthday, and the card that a child had drawn. Four afternoons on the phone.")
            .Customers(Jonas, "needed", "The truth on the first day: we do not know where it is, and we are looking.")
            .Customers(Jonas, "told", "It is on the van. It comes on Thursday. You were not at home. It has been found.")
            .Said(Grace, "Eleven of us were at home.", "The daughter who had ordered it", "By phone, the third call", script.At(-23, "17:20"))
            .Said(Grace, "My father turned ninety without it. We told him that it was still being made.", "The same daughter", "By letter",
                script.At(-20, "09:00"))
            .Step(Jonas, "Ordered the hamper two weeks ahead, with a drawn card")
            .Step(Jonas, "Waited for it from seven in the morning", "The page said “out for delivery”; it stood in a corner of the depot")
            .Step(Jonas, "Moved the party to the afternoon", "Nothing came, and nobody called")
            .Step(Jonas, "Called on four days", "HistorySentence the whole story four times and heard four different answers")
            .Step(Jonas, "Received two hampers, nine days late", "The birthday was over")
            .Invite(Jonas, Leila, wasInvolved: false)
            .Accept(Grace).Accept(Owen).Accept(Leila)
            .Perspective(Grace, "saw", "On my screen it said “out for delivery”. I cannot see where a parcel was last touched.")
            .Perspective(Grace, "sense", "I told her what the screen said, because in 99 of 100 cases it is right.")
            .Perspective(Grace, "hard", "I wrote it into my case. The next three calls were new cases, so my colleagues did not see mine.")
            .HandIn(Grace)
            .Confidentially(Owen,
                ("hard", "We are asked each morning how many cages went out. Nobody asks what stayed. "
                    + "Whoever stops a van to look for one parcel is asked why the van was late."),
                ("helped", "Two drivers who look into every corner on their way out, because they know."))
            .Perspective(Owen, "saw", "We loaded 21 vans in fifty minutes that afternoon, two people short. "
                + "You scan the cage, it beeps once, and everything in it counts as loaded.")
            .Perspective(Owen, "sense", "The parcels with tomorrow’s code do not fit any cage, so they go to bay 6 until somebody has time.")
            .HandIn(Owen)
            .AddsNothing(Leila);
        tale.On(-18, "11:00")
            .Happened("label", Owen, new TimelineText(script.At(-28, "16:20"), TimelineKind.Trigger,
                "The label is printed at 16:20. After 16:00 labels carry the route code of the next day.")
            {
                KnownAt = script.At(-19, "15:00"),
                Evidence = "Label, kept"
            })
            .Happened("bay", Owen, new TimelineText(script.At(-28, "17:05"), TimelineKind.Impact,
                "The parcel fits no cage of today’s routes and is put with others in bay 6.")
            {
                Certainty = Certainty.Assumption,
                Evidence = "Two people remember it the same way"
            })
            .Happened("loaded", Owen, new TimelineText(script.At(-27, "06:40"), TimelineKind.Impact,
                "The cage of its route is scanned with one beep. All parcels on its list count as loaded, this one too.")
            {
                KnownAt = script.At(-19, "15:00"),
                Evidence = "Scan 06:40:12"
            })
            .Happened("call", Grace, new TimelineText(script.At(-26, "10:05"), TimelineKind.Detection,
                "First call. The answer is: it is on the van.")
            { Evidence = "Case 20977" })
            .Happened("calls", Grace, new TimelineText(script.At(-22, "16:30"), TimelineKind.Communication,
                "Fourth call, fourth case, fourth answer.")
            { Evidence = "Cases 20990, 21013, 21040" })
            .Happened("found", Owen, new TimelineText(script.At(-19, "08:10"), TimelineKind.Detection,
                "A driver who looks for an empty cage finds 38 parcels behind the baler in bay 6.")
            { Evidence = "Photo" })
            .Happened("delivered", Grace, new TimelineText(script.At(-19, "09:30"), TimelineKind.Recovery,
                "The hamper is driven to the family by a colleague, with a fresh one.")
            { Evidence = "Case 20977" })
            .Open(Jonas);
    }

    private static void Analyze(Tale tale)
    {
        tale.On(-15, "13:00")
            .Factor("codes", Owen, new FactorText("Labels printed after 16:00 carry tomorrow’s route code, while cages are sorted by today’s until 18:00.",
                "process"), null, "label")
            .Factor("bay6", Owen, new FactorText("Parcels that fit no route have no place in the system. They stand in bay 6, out of sight of every screen.",
                "information"), "codes", "bay", "found")
            .Factor("measured", Owen, new FactorText("The shift is measured by cages sent. What stays behind is counted by nobody.",
                "priorities")
            { Evidence = "Board at the gate, daily report" }, "bay6")
            .Factor("marked", Owen, new FactorText("The parcel was marked as loaded although it was not in the van.", "process") { IsAboutAPerson = true },
                null, "loaded")
            .Factor("beep", Owen, new FactorText("The scanner takes one beep for a whole cage; to scan 60 parcels one by one there are 50 seconds.",
                "tools")
            { Evidence = "Measured on two mornings: 38 and 55 seconds a cage" }, "marked")
            .Factor("screen", Grace, new FactorText("Customer care sees “out for delivery” until a driver says otherwise, "
                + "and never sees the last place where a parcel was touched.", "information"), null, "call")
            .Factor("cases", Grace, new FactorText("Every call opens a new case, so nobody owns a customer’s story from beginning to end.", "process"),
                null, "calls")
            .Mitigator(Owen, "Drivers look into corners: the cage was found by somebody who wanted to help another shift.", wasLuck: true)
            .Mitigator(Grace, "Nothing in the hamper could spoil.", wasLuck: true)
            .Mitigator(Grace, "The depot called all 37 others on the same day, in its own words.")
            .Thank(Jonas, Grace, "", "For driving forty miles with two hampers after the shift, and for staying for tea because they asked.")
            .Open(Jonas);
    }

    private static void Fix(Tale tale, Script script)
    {
        tale.On(-11, "10:00")
            .Plan("route", Jonas, Owen, new ActionText("The route is decided when a parcel is sorted, not when its label is printed.")
            {
                DueOn = script.Day(30),
                VerifyOn = script.Day(75),
                Strength = Strength.Stronger,
                SuccessMeasure = "No parcel without a route at 18:00, on thirty days in a row.",
            }, "codes")
            .Plan("gate", Jonas, Owen, new ActionText("A van’s list can be closed only when every parcel on it was scanned by itself at the ramp; "
                + "a ring scanner makes that as fast as a cage.")
            {
                DueOn = script.Day(14),
                VerifyOn = script.Day(60),
                Strength = Strength.Stronger,
                SuccessMeasure = "A parcel taken out on purpose stops the van, ten times of ten.",
            }, "marked", "beep")
            .Plan("place", Jonas, Owen, new ActionText("“No route” is a place in the system, with the age of the oldest parcel in red on the shift’s board.")
            {
                DueOn = script.Day(-4),
                VerifyOn = script.Day(20),
                Strength = Strength.Intermediate,
                SuccessMeasure = "No parcel stays there for more than one night in four weeks.",
            }, "bay6")
            .Plan("left", Jonas, Tomas, new ActionText("The daily report shows parcels left at the end of a shift beside cages sent, in the same size.")
            {
                DueOn = script.Day(4),
                VerifyOn = script.Day(40),
                Strength = Strength.Intermediate,
                SuccessMeasure = "The morning meeting begins with both numbers for four weeks, seen by someone from the depot.",
            }, "measured");
        tale.On(-11, "10:20")
            .Plan("seen", Jonas, Leila, new ActionText("Customer care sees where and when a parcel was last touched, "
                + "and “we do not know” when that was more than a day ago.")
            {
                DueOn = script.Day(45),
                VerifyOn = script.Day(90),
                Strength = Strength.Intermediate,
                SuccessMeasure = "In twenty calls about late parcels the answer agrees with the last scan.",
            }, "screen")
            .Plan("case", Jonas, Priya, new ActionText("A second call about the same order opens the first case, with its owner’s name on top.")
            {
                DueOn = script.Day(-2),
                VerifyOn = script.Day(35),
                Strength = Strength.Intermediate,
                SuccessMeasure = "No customer has two open cases for one order, counted weekly for a month.",
            })
            .Plan("call", Jonas, Grace, new ActionText("A parcel that was not touched for 48 hours puts its customer on a list; we call before they do.")
            {
                DueOn = script.Day(20),
                VerifyOn = script.Day(65),
                Strength = Strength.Intermediate,
                SuccessMeasure = "Nine of ten customers on the list hear from us first.",
            }, "screen")
            .Plan("walk", Jonas, Jonas, new ActionText("Each depot walks its corners with someone from another depot and writes down what has no place in "
                + "the system.")
            {
                Strength = Strength.Weaker,
                SuccessMeasure = "Four depots, four lists, each place with an owner.",
            }, "bay6");
        tale.On(-6, "09:00").Move("gate", Owen, ActionState.InProgress, "Two ring scanners are on trial at ramp 2.")
            .Move("case", Priya, ActionState.InProgress, "Built and tested; waits for the release that was moved by a week.");
        tale.On(-4, "17:10").Move("place", Owen, ActionState.Done, "On the board since this morning. The oldest parcel was four hours old.");
        tale.On(-4, "17:30").Ask(Jonas, Ruth, "the shops",
            "Something that fits none of the planned places is put aside where no screen shows it, and nobody asks for it until a customer does.", "bay6");
        tale.On(-3, "14:30")
            .Share("what", Grace, FactAbout.WhatHappened, "bay",
                "Your hamper never left our depot. It stood in a corner with 37 other parcels, while our page told you that it was on its way.")
            .Share("answers", Grace, FactAbout.WhatHappened, "calls",
                "You called four times and were given four different answers. None of them was right, and one of them said that it was you.")
            .Share("why", Owen, FactAbout.Why, "codes", "Labels printed in the late afternoon carried the next day’s route. "
                + "Your parcel fitted none of the cages of that day, and parcels without a route had no place on any of our screens.")
            .Share("place", Owen, FactAbout.WhatChanged, "place",
                "Such parcels now have a place of their own, and the age of the oldest one is shown in red to everyone on the shift.")
            .Compose(Grace, new NoticeText("Where your father’s hamper was, and what we changed")
            {
                Opening = "Your father’s ninetieth birthday came and went without the hamper you had chosen, and without your daughter’s card. "
                    + "You waited at home, eleven of you, and were told that nobody was in. We are sorry, for the day and for the answers.",
                Closing = "We would like to do something for the ninety-first, if you let us.",
                Contact = "Grace Whitfield, 01632 960 021",
            }, ["what", "answers", "why", "place"],
                ("gate", "A van cannot leave any more while a parcel on its list is missing from it.", 14),
                ("call", "If a parcel stands still for two days, we call you before you call us.", 20))
            .Address(Grace, "Mrs Harpreet Sandhu", "h.sandhu@example.net");
    }
}
