/** Everything people say for yes, no, maybe and later, in small letters and without marks or courtesy. */
const lines = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split(/[|\n]/)
      .map((words) => words.trim())
      .filter((words) => words !== ''),
  );

export const YES = lines(`
  yes | y | yea | yeah | yep | yup | yess | yesss | yas | yh | yeh | ya | ye | yarp | aye | ok | okay | oki | okey dokey | okie dokie
  okeydokey | k | kk | sure | sure thing | of course | ofc | of course i can | of course i will | course | go on then | go on | oh go on then
  go for it | go ahead | i can | i can go | yes i can go | i'll go | yes i'll go | yes i can | yeah i can | i can do | i can do it | i can do that | yes i can do that | yes i can do it
  i could do that | can do | i will | yes i will | i'll do it | i will do it | i'll do that | i'll take it | ill do it | ill take it
  i'll cover | i'll cover it | i can cover | i can cover it | i can cover that | will do | fine | fine by me | fine with me | that is fine
  that's fine | thats fine | yes that's fine | yes thats fine | that's ok | thats ok | that's okay | that's great | that works | works for me
  that works for me | that suits me | suits me | happy to | happy to help | more than happy to | i'd be happy to | i'd love to | love to
  would love to | with pleasure | my pleasure | gladly | ok then | alright | alright then | alrighty | all right | all right then
  right you are | righto | yes ok | yeah ok | yeah sure | yes sure | yeah go on then | yes go on then | yeah fine | yes fine | yes of course
  yeah of course | definitely | yes definitely | absolutely | certainly | deffo | defo | def | for sure | yes no problem | yeah no problem
  yes no worries | yeah no worries | yes np | yeah np | ok no problem | ok np | perfect | great | lovely | sounds good | sounds great
  sounds fine | sounds good to me | good for me | agreed | i agree | count me in | i'm in | im in | put me down | put me down for it | you bet
  too right | why not | yes why not | correct | that's right | thats right | that is right | yes that's right | yes that is right | confirmed
  consider it done | i'm free | im free | yes i'm free | yes im free | i am free | i'm up for it | up for it | i'm happy with that
  happy with that | 👍 | 👌 | ✅ | ✔ | ☑ | 🆗 | 💯
`);

export const NO = lines(`
  no | n | nope | nah | naw | nay | noo | na | no way | no can do | can't | cant | cannot | can not | i can't | i cant | i cannot | i can not
  no i can't | no i cant | no can't | no cant | i can't do it | i cant do it | can't do it | cant do it | can't do that | cant do that
  i can't do that | i cant do that | can't do that one | can't do this one | i can't make it | i cant make it | can't make it | cant make it
  can't make that | can't manage it | i can't manage it | won't be able to | wont be able to | i won't be able to | i wont be able to
  i won't | i wont | not able to | i'm not able to | unable to | unable | i'm unable to | not this time | no not this time | not today
  no not today | not for me | not for me this time | count me out | afraid not | i'm afraid not | im afraid not | i'm afraid i can't
  im afraid i cant | afraid i can't | afraid i cant | rather not | i'd rather not | id rather not | i would rather not | prefer not
  i'd prefer not to | can't this time | cant this time | i can't this time | i cant this time | can't today | cant today | i can't today
  i cant today | i don't think so | i dont think so | don't think so | dont think so | don't think i can | dont think i can
  i don't think i can | i dont think i can | no chance | absolutely not | definitely not | certainly not | of course not | no way | not really
  i'm busy | im busy | busy | i'm not free | im not free | not free | no i'm busy | no im busy | not available | i'm not available | i'll pass
  ill pass | pass | i'll have to pass | i'll have to say no | have to say no | it's a no | it's a no from me | its a no | its a no from me
  that's a no | don't | dont | please don't | please dont | leave it | no leave it | i'm out | im out | not possible | 👎 | ❌ | ✖ | 🚫 | 🙅 | 🙅‍♀ | 🙅‍♂
`);

export const MAYBE = lines(`
  maybe | mayb | mabye | perhaps | possibly | might | i might | i might be able to | might be able to | i might do | might do | could do
  could be | not sure | i'm not sure | im not sure | not sure yet | i'm not sure yet | im not sure yet | unsure | dunno | don't know
  dont know | i don't know | i dont know | i don't know yet | i dont know yet | don't know yet | dont know yet | idk | depends | it depends
  that depends | we'll see | well see | we will see | probably | prob | probs | probably not | i think so | think so | hopefully | i hope so
  potentially | perhaps not | maybe not | yes and no | 50/50 | hmm | hmmm | possibly not | 🤷 | 🤷‍♀ | 🤷‍♂ | 🤔
`);

export const LATER = lines(`
  later | not now | not yet | not right now | ask me later | ask later | ask me again | ask again later | ask me again later | ask me tomorrow
  remind me later | remind me | remind me tomorrow | i'll let you know | ill let you know | will let you know | i will let you know
  let you know | let you know later | i'll let you know later | i'll get back to you | ill get back to you | get back to you
  will get back to you | i'll get back to you later | i'll check | ill check | let me check | will check | i'll have to check
  ill have to check | need to check | i need to check | i'll check and let you know | let me think | let me think about it
  i'll think about it | ill think about it | will think about it | give me a minute | give me a sec | give me a bit | give me a moment
  one sec | one moment | hang on | hold on | wait | in a bit | in a minute | in a while | another time | some other time | maybe later
  perhaps later | tomorrow | tell you later | i'll tell you later | can i let you know | can i let you know later | speak later
  busy right now | can't talk now | cant talk now | driving | i'm driving | at work | i'm at work | ⏰
`);
