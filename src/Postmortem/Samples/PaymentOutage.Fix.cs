using Postmortem.Actions;
using Postmortem.Notices;
using Postmortem.Reviews.Fix;
using static Postmortem.Samples.Cast;

namespace Postmortem.Samples;

internal static partial class PaymentOutage
{
    private static void Fix(Tale tale, Script script)
    {
        tale.On(Evening + 8, "10:00")
            .Plan("trust", Jonas, Leila, new ActionText("Tills read trusted certificates from one place that is refreshed every night, "
                + "with an alarm thirty days before any of them ends.")
            {
                DueOn = script.Day(-45),
                VerifyOn = script.Day(-12),
                Strength = Strength.Stronger,
                SuccessMeasure = "A certificate exchanged on purpose in the test shop is trusted the next morning, and the alarm rang thirty days before.",
            }, "own-list")
            .Plan("once", Jonas, Leila, new ActionText("Every payment carries a key made at the till; "
                + "the gateway accepts the same key once, however often it is sent.")
            {
                DueOn = script.Day(-14),
                VerifyOn = script.Day(10),
                Strength = Strength.Stronger,
                SuccessMeasure = "1,000 repeated requests in the monthly drill lead to no second payment.",
            }, "retries", "card")
            .Plan("reverse", Jonas, Leila, new ActionText("When a till stops waiting it sends a reversal, "
                + "and goes on sending it until the gateway has confirmed.")
            {
                DueOn = script.Day(6),
                VerifyOn = script.Day(50),
                Strength = Strength.Stronger,
                SuccessMeasure = "No payment without a sale is older than five minutes in the nightly comparison, for six weeks.",
            }, "timeout", "limit")
            .Plan("penny", Jonas, Leila, new ActionText("Each shop makes a test payment of one penny every minute; "
                + "three in a row that do not go through ring the duty engineer.")
            {
                DueOn = script.Day(-46),
                VerifyOn = script.Day(-16),
                Strength = Strength.Intermediate,
                SuccessMeasure = "An interruption made on purpose rings within four minutes, in every shop.",
            }, "monitoring");
        tale.On(Evening + 8, "10:20")
            .Plan("number", Jonas, Priya, new ActionText("One number for shops at every hour, answered by the duty engineer after five and at weekends, "
                + "printed on every till.")
            {
                DueOn = script.Day(-40),
                VerifyOn = script.Day(-8),
                Strength = Strength.Intermediate,
                SuccessMeasure = "Ten calls at odd hours are answered by a person within one minute.",
            }, "no-number")
            .Plan("card", Jonas, Marek, new ActionText("A new card at the till: "
                + "one try, then cash, or the shopping is kept under the customer’s name until closing time.")
            {
                DueOn = script.Day(-42),
                VerifyOn = script.Day(-7),
                Strength = Strength.Intermediate,
                SuccessMeasure = "In twenty visits with a declined card, the second try is not asked for.",
            }, "card")
            .Plan("notices", Jonas, Jonas, new ActionText("Announcements of suppliers arrive in a list with two owners; "
                + "a test message each month is answered by both.")
            {
                DueOn = script.Day(-44),
                VerifyOn = script.Day(-10),
                Strength = Strength.Intermediate,
                SuccessMeasure = "Two test messages in a row are answered by both owners within a day.",
            }, "notices")
            .Plan("handover", Jonas, Ruth, new ActionText("The plan for merging teams lists mailboxes, supplier contacts and alarms, "
                + "each with its next owner, before a merger is approved.")
            {
                DueOn = script.Day(-12),
                VerifyOn = script.Day(60),
                Strength = Strength.Weaker,
                SuccessMeasure = "The next merger is approved with that list filled in; the quality team counts contacts without an owner.",
            }, "handover");
        tale.On(Evening + 9, "09:30")
            .Plan("match", Jonas, Tomas, new ActionText("Finance compares the bank’s payments with our sales every night and pays back what has no sale, "
                + "within one working day.")
            {
                DueOn = script.Day(-47),
                VerifyOn = script.Day(-15),
                Strength = Strength.Intermediate,
                SuccessMeasure = "In four weeks no customer has to write before money comes back.",
            }, "timeout")
            .Plan("drill", Jonas, Tomas, new ActionText("Twice a year the card line of one shop is cut for ten minutes, "
                + "announced to nobody but the shop’s manager.")
            {
                DueOn = script.Day(25),
                VerifyOn = script.Day(90),
                Strength = Strength.Intermediate,
                SuccessMeasure = "In both drills the duty engineer is called within five minutes and no customer pays for nothing.",
            }, "monitoring", "no-number")
            .Plan("one-shop", Jonas, Leila, new ActionText("Till images go to one shop first and to the others two days later; "
                + "the tool refuses to send to all at once.")
            {
                DueOn = script.Day(-3),
                VerifyOn = script.Day(40),
                Strength = Strength.Stronger,
                SuccessMeasure = "An image that is broken on purpose reaches one shop and no other.",
            }, "all-at-once")
            .Plan("door", Jonas, Marek, new ActionText("Every shop has a sign “no cards at the moment” at the door and a page for the customer display, "
                + "both within reach of the till.")
            {
                DueOn = script.Day(-38),
                VerifyOn = script.Day(4),
                Strength = Strength.Intermediate,
                SuccessMeasure = "In the first drill the sign is up within three minutes.",
            }, "retries")
            .AcceptFactor("one-gateway", Tomas, Tomas, 120, "A second gateway costs £90,000 a year and takes nine months. With payments that count once and "
                + "reversals that arrive, a slow gateway costs us sales but no customer’s money. We look again when the contract is renewed.");
    }

    private static void TellCustomers(Tale tale)
    {
        tale.On(Evening + 12, "13:00")
            .Share("what", Grace, FactAbout.WhatHappened, "slow", "On the evening you shopped with us, our tills stopped waiting for the bank too early. "
                + "They showed “declined” although your bank had already approved the payment, and you left without your shopping and without your money.")
            .Share("silence", Grace, FactAbout.WhatHappened, "sign",
                "For two hours nobody at our end could tell you what was going on. Our telephone was answered by a recording.")
            .Share("why", Leila, FactAbout.Why, "own-list", "Our payment partner renewed a certificate, which is a kind of digital passport. "
                + "Our tills kept their own list of passports, updated by hand, and no longer knew the new one. "
                + "The announcement had gone to a mailbox that nobody read any more.")
            .Share("why-card", Grace, FactAbout.Why, "card",
                "Our own instructions told cashiers to try a declined card again. On that evening every try was a payment.")
            .Share("trust", Leila, FactAbout.WhatChanged, "trust",
                "Our tills now refresh their list every night, and an alarm rings a month before anything on it ends.")
            .Share("match", Tomas, FactAbout.WhatChanged, "match", "Every night we compare your bank’s payments with our sales. "
                + "Whatever has no sale is paid back within one working day, without you having to write.")
            .Share("penny", Leila, FactAbout.WhatChanged, "penny", "A test payment runs in every shop every minute, so that we know before you do.")
            .Compose(Priya, new NoticeText("What happened at our tills, and what is different now")
            {
                Opening = "Your card was declined at our till, and your bank took the money all the same. "
                    + "You had to leave your shopping, and for an evening nobody could tell you whether you would see that money again. We are sorry. "
                    + "It has been paid back to your account in full, and this is what we found and changed.",
                Closing = "If your bank charged you for an overdraft because of that evening, tell us the amount and we pay it. You need not prove anything.",
                Contact = "Priya Nair, head of customer care, 01632 960 014",
            }, ["what", "silence", "why", "why-card", "trust", "match", "penny"],
                ("reverse", "When a till stops waiting, it will take the payment back by itself until the bank has confirmed.", 6),
                ("once", "The same payment can be taken only once, however often a card is tried.", -14))
            .Address(Priya, "Ms Adaeze Okafor", "a.okafor@example.com")
            .Address(Priya, "Mr Henry Bellamy", "henry.bellamy@example.org");
        tale.On(Evening + 14, "09:00").Send(Tomas,
            (Evening + 15, "19:22", Answer.Yes, "Thank you for writing in plain words. The overdraft fee was £12 and it was on my account the next day. "
                + "I still tell people about the girl with the paper bag."),
            (Evening + 17, "08:04", Answer.NotYet, "I understand what happened with the certificates. "
                + "What I do not understand is why nobody was at the shop door to say that cards were not working. I stood in that queue for half an hour."));
        tale.On(Evening + 16, "10:30").Sign(Tomas).Open(Jonas);
    }

    private static void Afterwards(Tale tale)
    {
        tale.On(-48, "16:10").Move("match", Tomas, ActionState.Done, "First night run on its own; three payments without a sale found and paid back.");
        tale.On(-46, "11:40").Move("penny", Leila, ActionState.Done, "Running in all fourteen shops.");
        tale.On(-45, "15:05").Move("trust", Leila, ActionState.Done, "Live; the test shop trusted an exchanged certificate this morning.");
        tale.On(-44, "09:50").Move("notices", Jonas, ActionState.Done, "List set up, both owners answered the first test message within two hours.");
        tale.On(-42, "17:30").Move("card", Marek, ActionState.Done, "Printed and delivered to all fourteen shops.");
        tale.On(-40, "12:15").Move("number", Priya, ActionState.Done, "The number is on every till and rings through to duty.");
        tale.On(-37, "14:00").Move("door", Marek, ActionState.Done, "Signs and display page are in all shops.");
        tale.On(-30, "10:20").Move("one-shop", Leila, ActionState.InProgress, "The tool can send to one shop; the refusal is being built.");
        tale.On(-20, "10:00").Move("reverse", Leila, ActionState.InProgress, "Works in the test shop. The gateway confirms from next week on.");
        tale.On(-16, "11:00").Move("penny", Tomas, ActionState.Effective,
            "Interrupted on purpose in five shops: the duty phone rang after three to four minutes in each of them.");
        tale.On(-15, "09:15").Move("match", Priya, ActionState.Effective,
            "Four weeks, eleven payments without a sale, all paid back before the customer wrote.")
            .Move("once", Leila, ActionState.Done, "Live with the gateway. The first drill with 1,000 repeats led to no second payment.");
        tale.On(-12, "15:45").Move("trust", Jonas, ActionState.Effective,
            "Exchanged on purpose in the test shop; trusted the next morning, and the alarm had rung on its day.");
        tale.On(-10, "10:05").Move("notices", Priya, ActionState.Effective,
            "Two test messages, both answered by both owners, the slower one after five hours.");
        tale.On(-8, "13:30").Move("number", Jonas, ActionState.PartlyEffective,
            "Ten calls: eight were answered within a minute. Two, between four and five in the morning, rang for three minutes.");
        tale.On(-7, "16:20").Move("card", Jonas, ActionState.NotEffective,
            "Twenty visits: in nine the card was tried again. The new card lies under the counter mat; the till’s own screen still says “try again”.");
    }
}
